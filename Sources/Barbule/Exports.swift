// One import is enough: `import Barbule` brings `Schema`, `Report`, `Issue` and all the engine shows.
@_exported public import BarbuleEngine
