// `Data`, `ByteBuffer.readableBytesView`, slices and spans, without knowing any of them. A copy of the bytes is made, which
// is little beside the check.
extension Schema {
    /// Checks a payload in any collection of bytes; see ``check(_:options:limits:)``.
    ///
    /// ```swift
    /// let report = Schema.contactUpdate.check(data)                       // Foundation's Data
    /// let report = Schema.contactUpdate.check(buffer.readableBytesView)   // SwiftNIO's ByteBuffer
    /// ```
    @inlinable
    public func check(
        _ payload: some Collection<UInt8>, options: CheckOptions = CheckOptions(), limits: Limits = Limits()
    ) -> Report {
        check(Array(payload), options: options, limits: limits)
    }

    /// Checks a payload in bytes that are borrowed for the call; see ``check(_:options:limits:)``.
    ///
    /// ```swift
    /// let report = Schema.contactUpdate.check(bytes.span)
    /// ```
    public func check(
        _ payload: Span<UInt8>, options: CheckOptions = CheckOptions(), limits: Limits = Limits()
    ) -> Report {
        check(Array(copying: payload), options: options, limits: limits)
    }

    /// Normalizes a payload in any collection of bytes; see ``normalize(_:options:limits:)``.
    ///
    /// ```swift
    /// let clean = try Schema.contactUpdate.normalize(data)
    /// ```
    @inlinable
    public func normalize(
        _ payload: some Collection<UInt8>, options: CheckOptions = CheckOptions(), limits: Limits = Limits()
    ) throws(InvalidPayload) -> CanonicalPayload {
        try normalize(Array(payload), options: options, limits: limits)
    }

    /// Normalizes a payload in bytes that are borrowed for the call; see ``normalize(_:options:limits:)``.
    ///
    /// ```swift
    /// let clean = try Schema.contactUpdate.normalize(bytes.span)
    /// ```
    public func normalize(
        _ payload: Span<UInt8>, options: CheckOptions = CheckOptions(), limits: Limits = Limits()
    ) throws(InvalidPayload) -> CanonicalPayload {
        try normalize(Array(copying: payload), options: options, limits: limits)
    }

    /// Decodes a payload in any collection of bytes; see ``decode(_:from:options:limits:)``.
    ///
    /// ```swift
    /// let contact = try Schema.contactUpdate.decode(ContactUpdate.self, from: data)
    /// ```
    @inlinable
    public func decode<Model: JSONConvertible>(
        _ model: Model.Type, from payload: some Collection<UInt8>, options: CheckOptions = CheckOptions(),
        limits: Limits = Limits()
    ) throws(InvalidPayload) -> Model {
        try decode(model, from: Array(payload), options: options, limits: limits)
    }
}

extension [UInt8] {
    fileprivate init(copying bytes: Span<UInt8>) {
        self = unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
    }
}
