/// The text stages of a field: which repairs run on any text before it is read as a date, a phone number, a name …
///
/// The order is fixed, whatever the options: mojibake, HTML entities, control characters, direction controls,
/// invisible characters, Unicode form, white space. White space comes after the Unicode form because NFKC makes spaces
/// (trimming first is not idempotent on 50 code points).
///
/// One walk through that order can still leave work for an earlier stage (`&am\u{200B}p;` is an entity only after the
/// zero width space is gone, NFKC makes `&` out of `＆`). So the walk is repeated until nothing changes, at most
/// `roundCountMax` times; a text that still changes then was built for it and comes back as it came, with
/// `text.not_normalized`. Hence `apply(apply(x)) == apply(x)` for every text.
package struct TextStages: Sendable, Hashable {
    package struct Repair: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// UTF-8 that was read as Windows-1252 or Latin-1.
        package static let mojibake = Repair(rawValue: 1)
        /// HTML character references.
        package static let entities = Repair(rawValue: 2)
        package static let all: Repair = [.mojibake, .entities]
    }

    package struct Strip: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// C0 and C1 controls that are not white space.
        package static let controls = Strip(rawValue: 1)
        /// Direction controls.
        package static let bidi = Strip(rawValue: 2)
        /// Default-ignorable code points where they mean nothing.
        package static let invisible = Strip(rawValue: 4)
        package static let all: Strip = [.controls, .bidi, .invisible]
    }

    /// Ordered as a lattice: the stronger form wins where two schemas meet.
    package enum Form: UInt8, Sendable, Hashable, Comparable {
        case asIs, nfc
        /// NFKC, and every decimal digit (Nd) as ASCII.
        case nfkc

        package static func < (left: Form, right: Form) -> Bool { left.rawValue < right.rawValue }
    }

    /// Ordered as a lattice, like `Form`.
    package enum Space: UInt8, Sendable, Hashable, Comparable {
        case keep, trim, collapse

        package static func < (left: Space, right: Space) -> Bool { left.rawValue < right.rawValue }
    }

    package var repair: Repair
    package var strip: Strip
    package var form: Form
    package var space: Space

    package init(repair: Repair = [], strip: Strip = [], form: Form = .asIs, space: Space = .keep) {
        self.repair = repair
        self.strip = strip
        self.form = form
        self.space = space
    }

    /// How often the whole order is walked before a text counts as unstable.
    package static let roundCountMax = 16

    /// The text after all stages, and at most one finding per stage, in the order of the stages.
    ///
    /// - Issues: `text.mojibake`, `text.html_entity`, `text.control_removed`, `text.bidi_removed`,
    ///   `text.invisible_removed`, `text.unicode_form`, `text.whitespace`. Parameters: `count` (places touched), `first`
    ///   (first code point touched, as `U+200B`; not for the two repairs), `form`. When the form cannot be computed
    ///   (text over 16 MiB, ICU failing) or the text is unstable, the text comes back as it came with the single
    ///   finding `text.not_normalized` and its `reason`.
    /// - Complexity: O(*n*).
    package func apply(to text: [UInt8]) -> (text: [UInt8], findings: [Finding]) {
        isSettled(text.span) ? (text, []) : applyInFull(to: text)
    }

    /// The same without the fast answer: the slow truth that tests compare with.
    func applyInFull(to text: [UInt8]) -> (text: [UInt8], findings: [Finding]) {
        var points = CodePoints.decoded(text)
        var traces = StageTraces()
        do {
            for _ in 0..<Self.roundCountMax {
                let before = points
                try walk(&points, &traces)
                if points == before { return (CodePoints.encoded(points), traces.findings(form: form)) }
            }
        } catch {
            return (text, [Finding("text.not_normalized", ["reason": error.reason.rawValue])])
        }
        return (text, [Finding("text.not_normalized", ["reason": "unstable"])])
    }

    /// One walk through the stages.
    private func walk(_ points: inout [UInt32], _ traces: inout StageTraces) throws(UnicodeFailure) {
        if repair.contains(.mojibake) { Mojibake.repair(&points, &traces.mojibake) }
        if repair.contains(.entities) { HTMLEntities.decode(&points, &traces.entities) }
        if strip.contains(.controls) { ControlCharacters.removeControls(&points, &traces.controls) }
        if strip.contains(.bidi) { ControlCharacters.removeBidiControls(&points, &traces.bidi) }
        if strip.contains(.invisible) { InvisibleCharacters.remove(&points, &traces.invisible) }
        if form != .asIs { try UnicodeFormStage.apply(form, to: &points, &traces.form) }
        switch space {
        case .keep: break
        case .trim: WhiteSpaceStage.trim(&points, &traces.space)
        case .collapse: WhiteSpaceStage.collapse(&points, &traces.space)
        }
    }
}

/// One trace per stage.
private struct StageTraces {
    var mojibake = StageTrace()
    var entities = StageTrace()
    var controls = StageTrace()
    var bidi = StageTrace()
    var invisible = StageTrace()
    var form = StageTrace()
    var space = StageTrace()

    func findings(form kind: TextStages.Form) -> [Finding] {
        [
            mojibake.finding("text.mojibake"), entities.finding("text.html_entity"),
            controls.finding("text.control_removed"), bidi.finding("text.bidi_removed"),
            invisible.finding("text.invisible_removed"),
            form.finding("text.unicode_form", ["form": kind == .nfkc ? "NFKC" : "NFC"]),
            space.finding("text.whitespace"),
        ].compactMap(\.self)
    }
}
