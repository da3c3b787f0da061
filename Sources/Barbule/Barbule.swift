@_exported public import BarbuleEngine
