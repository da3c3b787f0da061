#if Hummingbird
    internal import CPlayground
    internal import HTTPTypes
    internal import Hummingbird
    internal import NIOCore

    /// The page, with a policy that runs its own script and talks to its own server only.
    enum PlaygroundPage {
        private static let text: String = {
            let bytes = unsafe UnsafeBufferPointer(start: cplayground_page, count: cplayground_page_count)
            return unsafe String(decoding: bytes, as: UTF8.self)
        }()

        /// The page around its elements `<style>` and `<script>`, which get the word of the answer.
        private static let pieces: [(text: Substring, tag: String)] = {
            var pieces: [(text: Substring, tag: String)] = []
            var rest = text[...]
            for tag in ["style", "script"] {
                guard let found = rest.firstRange(of: "<\(tag)>") else { continue }
                pieces.append((rest[..<found.lowerBound], tag))
                rest = rest[found.upperBound...]
            }
            return pieces + [(rest, "")]
        }()

        static func response() -> Response {
            var generator = SystemRandomNumberGenerator()
            let nonce = (0..<2).map { _ in String(generator.next() as UInt64, radix: 36) }.joined()
            let page = pieces.map { $0.tag.isEmpty ? String($0.text) : $0.text + "<\($0.tag) nonce=\"\(nonce)\">" }
                .joined()
            let policy = [
                "default-src 'none'", "script-src 'nonce-\(nonce)'", "style-src 'nonce-\(nonce)'", "connect-src 'self'",
                "img-src data:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
            ]
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/html; charset=utf-8", .cacheControl: "no-store",
                    .contentSecurityPolicy: policy.joined(separator: "; "),
                    .referrerPolicy: "no-referrer",
                ],
                body: ResponseBody(byteBuffer: ByteBuffer(string: page)))
        }
    }

    extension HTTPField.Name {
        fileprivate static var referrerPolicy: Self { Self("Referrer-Policy") ?? .referer }
    }

    extension Substring {
        fileprivate func firstRange(of part: String) -> Range<Index>? {
            var start = startIndex
            while start < endIndex {
                if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
                start = index(after: start)
            }
            return nil
        }
    }
#endif
