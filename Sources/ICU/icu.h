// Deliberately empty: this module only carries pkg-config, providers and link lines. ICU headers stay inside CICU.
