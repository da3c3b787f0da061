import Foundation
import Testing

/// The page in headless Chromium, driven by Playwright for Python: light, dark, a narrow screen, the keyboard and paper.
@Suite struct BrowserTests {
    @Test("the page is readable in a browser", arguments: FormatTests.inputs.map(\.name))
    func page(_ input: String) throws {
        let input = try #require(FormatTests.inputs.first { $0.name == input })
        let folder = try Records.folder("")
        try folder.write(input.text, to: input.file)
        try folder.write(Self.script, to: "look.py")
        let schema = input.name == "records" ? ["--schema", "s.json"] : []
        try folder.write(try Tool.run(["check", input.file, "--format", "html"] + schema, folder: folder.url).output, to: "page.html")
        let here = "command -v chromium >/dev/null && python3 -c 'import playwright' 2>/dev/null"
        guard try Tool.shell(here, folder: folder.url).status == 0 else {
            return print("skipped: no chromium (Debian) with playwright (PyPI) to look at the page with")
        }
        let result = try Tool.shell("HOME=$PWD timeout 120 python3 look.py page.html", folder: folder.url)
        #expect(result.output == "fine\n", "\(result.output)\(result.errors)")
    }

    /// Prints what is wrong, else `fine`. Contrast as in WCAG 2.2, 1.4.3.
    private static let script = #"""
        import pathlib, shutil, sys
        from playwright.sync_api import sync_playwright

        LEAST_CONTRAST = """() => {
          const light = c => { const [r, g, b] = c.match(/[0-9.]+/g).slice(0, 3).map(v => v / 255).map(
            v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b };
          const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
            if (!/, 0\\)$/.test(c)) return c } return 'rgb(255, 255, 255)' };
          let least = 21, where = '';
          for (const e of document.querySelectorAll('body *')) {
            if (![...e.childNodes].some(n => n.nodeType == 3 && n.textContent.trim())) continue;
            const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            if (ratio < least) { least = ratio; where = e.outerHTML.slice(0, 80) } }
          return [least, where] }"""
        wrong = []
        with sync_playwright() as p:
            browser = p.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            grounds = set()
            for scheme in ["light", "dark"]:
                for width in [360, 1200]:
                    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
                    page.on("console", lambda m: wrong.append("console: " + m.text))
                    page.on("pageerror", lambda e: wrong.append("script: " + str(e)))
                    page.on("dialog", lambda d: wrong.append("dialog: " + d.message))
                    page.on("request", lambda r: r.url.startswith(("file:", "data:")) or wrong.append("request: " + r.url))
                    page.goto(pathlib.Path(sys.argv[1]).resolve().as_uri())
                    if page.evaluate("document.documentElement.scrollWidth") > width:
                        wrong.append(f"{scheme} {width}: wider than the screen")
                    contrast, where = page.evaluate(LEAST_CONTRAST)
                    if contrast < 4.5: wrong.append(f"{scheme} {width}: contrast {contrast:.2f} of {where}")
                    grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                    if len(sys.argv) > 2: page.screenshot(path=f"{sys.argv[2]}-{scheme}-{width}.png", full_page=True)
            if len(grounds) != 2: wrong.append("dark is as light")
            if page.locator("h1").count() != 1 or page.locator("h2").count() != 4: wrong.append("headings")
            if page.locator("script").count(): wrong.append("a script")
            stops = page.evaluate("document.querySelectorAll('[tabindex=\"0\"], summary').length")
            reached = []
            for _ in range(stops):
                page.keyboard.press("Tab")
                reached.append(page.evaluate("['SUMMARY', 'DIV'].includes(document.activeElement.tagName)"))
            if not all(reached): wrong.append(f"keyboard: {reached}")
            if page.locator("summary").count():
                page.locator("summary").first.focus()
                page.keyboard.press("Enter")
                if not page.locator("details[open]").count(): wrong.append("an explanation does not open by keyboard")
            if len(page.pdf(format="A4")) < 1000: wrong.append("paper")
            browser.close()
        print("\n".join(wrong) or "fine")
        """#
}
