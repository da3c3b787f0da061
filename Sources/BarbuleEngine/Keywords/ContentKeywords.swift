/// `contentEncoding`, `contentMediaType`, `contentSchema` (Validation 2020-12 §8): annotations of strings.
///
/// In draft 7 the first two are assertions (Validation draft-07 §8): the text must decode, and what comes out must be of
/// the media type. Encodings and media types that are not in `ContentFormat` accept everything.
enum ContentKeywords {
    static let contentEncoding = KeywordDefinition(
        "contentEncoding", .content, editions: .since(.draft7), annotation: .valueForStrings
    ) {
        value, context throws(SchemaError) in
        let encoding = try context.text(value)
        if context.dialect.vocabularies.contains(.contentAssertion),
            let row = FormatTable.index(ofContent: encoding, nil)
        {
            context.emit(.format, Int32(row))
        }
    }

    static let contentMediaType = KeywordDefinition(
        "contentMediaType", .content, editions: .since(.draft7), annotation: .valueForStrings
    ) {
        value, context throws(SchemaError) in
        let mediaType = try context.text(value)
        if context.dialect.vocabularies.contains(.contentAssertion),
            let row = FormatTable.index(ofContent: context.sibling("contentEncoding")?.string, mediaType)
        {
            context.emit(.format, Int32(row))
        }
    }

    static let contentSchema = KeywordDefinition(
        "contentSchema", .content, editions: .since(.draft2019_09), children: .schema,
        annotation: .valueForContent
    ) {
        value, context throws(SchemaError) in
        _ = try context.subschema(value)
    }
}
