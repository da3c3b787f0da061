internal import ArgumentParser

@main struct BarbuleCommand: ParsableCommand {
}
