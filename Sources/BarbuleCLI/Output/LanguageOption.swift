internal import ArgumentParser
internal import BarbuleEngine
internal import BarbuleRender

/// `--lang`: in which language messages are told.
struct LanguageOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Language of messages: \(IssueCatalogue.languages.joined(separator: ", ")).",
            discussion: "Without it a terminal follows LC_ALL, LC_MESSAGES and LANG; everything else is English.",
            valueName: "code"))
    var lang: String?

    /// What machines read never depends on the environment.
    func words(
        for stream: OutputStream, isForMachines: Bool = false, environment: (String) -> String? = Environment.value
    ) -> Words {
        words(isOnTerminal: stream.isTerminal && !isForMachines, environment: environment)
    }

    func words(isOnTerminal: Bool, environment: (String) -> String? = Environment.value) -> Words {
        let locale = lang ?? (isOnTerminal ? Self.locale(environment) : nil)
        return locale.flatMap(IssueCatalogue.language(ofLocale:)).map(Words.init(language:)) ?? .english
    }

    /// The first of these that is set and not empty (POSIX, 8.2).
    private static func locale(_ environment: (String) -> String?) -> String? {
        ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
    }
}
