"""The playground page in headless Chromium: python3 playground.py http://127.0.0.1:8080/ [screenshot prefix]

Prints `fine` and exits with 0, or prints every expectation that failed and exits with 1.
Needs a running `barbule serve`, Chromium (Debian) and Playwright (PyPI).
"""

import base64, json, shutil, sys, time, zlib
from urllib.parse import urlsplit
from playwright.sync_api import sync_playwright

BASE = sys.argv[1].rstrip("/") + "/"
SHOTS = sys.argv[2] if len(sys.argv) > 2 else None
SECRET = "Zanzibar-7731"
GOOD = '{\n  "email": "ann@example.com"\n}\n'
BAD = '{\n  "note": "😀 é",\n  "email": " Ann@EXAMPLE.com", "born_date": "1990-02-30"\n}\n'
MARKUP = '<img src=x onerror="document.title=\'taken\'"><script>document.title="taken"</script>'

# Contrast as in WCAG 2.2, 1.4.3. The layer under a textarea is painted without letters.
LEAST_CONTRAST = """() => {
  const light = c => { const [r, g, b] = c.match(/[0-9.]+/g).slice(0, 3).map(v => v / 255).map(
    v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b };
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
    if (!/, 0\\)$/.test(c)) return c } return 'rgb(255, 255, 255)' };
  const ratio = (one, two) => { const [a, b] = [light(one), light(two)].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05) };
  let least = [21, ''];
  const take = (value, where) => { if (value < least[0]) least = [value, where] };
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('.layer, script, noscript, style') || !e.getClientRects().length) continue;
    const isField = /^(INPUT|TEXTAREA|SELECT)$/.test(e.tagName);
    if (!isField && ![...e.childNodes].some(n => n.nodeType == 3 && n.textContent.trim())) continue;
    take(ratio(getComputedStyle(e).color, ground(e)), e.outerHTML.slice(0, 80));
    if (e.placeholder) take(ratio(getComputedStyle(e, '::placeholder').color, ground(e)), 'placeholder of ' + e.id) }
  for (const mark of document.querySelectorAll('.layer mark'))
    take(ratio(getComputedStyle(document.querySelector('#payload')).color, getComputedStyle(mark).backgroundColor), 'text over mark.' + mark.className);
  return least }"""

wrong = []


def expect(holds, what):
    if not holds:
        wrong.append(what)


def until(page, condition, timeout=10000):
    """wait_for_function without `eval`, which the page's policy forbids."""
    end = time.monotonic() + timeout / 1000
    while not page.evaluate(condition):
        if time.monotonic() > end:
            raise TimeoutError(condition)
        page.wait_for_timeout(50)


class Visit:
    """A page whose console, errors and requests are watched."""

    def __init__(self, browser, **settings):
        self.context = browser.new_context(**settings)
        self.page = self.context.new_page()
        self.requests = []
        self.isWatched = True
        self.page.on("console", lambda m: self.isWatched and "status of 413" not in m.text and wrong.append("console: " + m.text))
        self.page.on("pageerror", lambda e: wrong.append("script error: " + str(e)))
        self.page.on("dialog", lambda d: (wrong.append("dialog: " + d.message), d.dismiss()))
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.add_init_script("addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))")

    def open(self, fragment=""):
        self.page.goto(BASE + fragment)
        self.settle()
        return self.page

    def settle(self):
        """Until the newest question is answered: the verdict names what the payload's report says."""
        until(self.page, "!['', 'Nothing checked yet'].includes(document.querySelector('#verdict').textContent)", timeout=30000)

    def type(self, where, text, timeout=30000):
        """Puts the text in as an editor does and waits for the answer to exactly it."""
        with self.page.expect_response(lambda r: r.url.endswith("/try"), timeout=timeout):
            self.page.fill(where, text)
        self.page.wait_for_timeout(200)

    def close(self):
        origin = urlsplit(BASE)[:2]
        for url in self.requests:
            expect(urlsplit(url)[:2] == origin or url.startswith("blob:"), "request to another origin: " + url[:100])
            expect(SECRET not in url and "#" not in url and not urlsplit(url).query, "a request carries text in its URL: " + url[:100])
        self.context.close()


def codes(page):
    return page.locator("#issues .where code:first-child").all_inner_texts()


def marks(page, editor="payload"):
    return page.locator(f"#{editor}-editor mark").all_inner_texts()


def fragment(state):
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = deflate.compress(json.dumps(state).encode()) + deflate.flush()
    return "#1z." + base64.urlsafe_b64encode(raw).decode().rstrip("=")


def issues_at_their_place(browser):
    visit = Visit(browser)
    page = visit.open()
    headers = page.request.get(BASE).headers.get("content-security-policy", "")
    expect("default-src 'none'" in headers and "unsafe-inline" not in headers, "the page has no strict Content-Security-Policy: " + headers)
    visit.type("#payload", BAD)
    expect("date.invalid_calendar" in codes(page), f"no issue for a wrong day: {codes(page)}")
    expect('"1990-02-30"' in marks(page) and '" Ann@EXAMPLE.com"' in marks(page), f"marks are not at the values: {marks(page)}")
    expect("Not valid" in page.inner_text("#verdict"), "the verdict of a bad payload")
    page.locator(".issue", has_text="date.invalid_calendar").click()
    chosen = page.evaluate("(() => { const p = document.querySelector('#payload'); return p.value.slice(p.selectionStart, p.selectionEnd) })()")
    expect(chosen == '"1990-02-30"', f"a click selects {chosen}")
    expect("date.invalid_calendar" in page.inner_text("#payload-here"), "the issue under the caret is not told")
    expect("Ann@example.com" in page.inner_text("#diff") and page.locator("#diff .new").count() > 0, "no difference shown")
    expect("email.domain_normalized" in page.inner_text("#changes"), "a change without its cause")
    expect(all(word in page.inner_text("#changes") for word in ["EXAMPLE", "example"]), "a change without before and after")
    page.click("#as-text")
    expect('"email": "Ann@example.com"' in page.inner_text("#canonical"), "no canonical text")
    until(page, "document.querySelector('#live').textContent.startsWith('Not valid')", timeout=5000)
    visit.type("#payload", GOOD)
    expect(not codes(page) and not marks(page), f"a repaired payload still has {codes(page)} {marks(page)}")
    expect(page.inner_text("#verdict").endswith("Valid"), "the verdict of a good payload")
    visit.type("#payload", '{"a": [1,}')
    expect(codes(page) == ["json.syntax"] and marks(page) == ["}"], f"a syntax error: {codes(page)} {marks(page)}")
    visit.type("#payload", "")
    expect(codes(page)[:1] == ["json.syntax"] or codes(page), "an empty payload")
    visit.close()


def schemas(browser):
    visit = Visit(browser)
    page = visit.open()
    names = page.locator("#chooser option").all_inner_texts()
    expect({"contact-update", "Own text"} <= set(names) and len(names) > 2, f"schemas: {names}")
    with page.expect_response(lambda r: r.url.endswith("/try")):
        page.select_option("#chooser", "contact-create")
    page.wait_for_timeout(200)
    expect("contact-create" in page.input_value("#schema"), "the chosen schema is not in the editor")
    visit.type("#payload", "{}")
    expect(codes(page) == ["contact.no_identifier"], f"contact-create of {{}}: {codes(page)}")
    visit.type("#schema", '{\n  "type": "objekt"\n}')
    expect("cannot be used" in page.inner_text("#verdict"), "a wrong schema passes")
    expect('"objekt"' in marks(page, "schema") or '"type"' in marks(page, "schema"), f"the mistake of the schema: {marks(page, 'schema')}")
    expect(page.input_value("#chooser") == "", "the chooser does not say own text")
    visit.type("#schema", '{"type": "object", ')
    expect("cannot be used" in page.inner_text("#verdict"), "a cut schema passes")
    own = '{"$schema": "https://json-schema.org/draft/2020-12/schema", "properties": {"n": {"type": "integer"}}, "x-options": {"mood": {"enum": ["calm", "<b>loud</b>"], "description": "<i>How</i>"}}}'
    visit.type("#schema", own)
    visit.type("#payload", '{"n": "x"}')
    expect(page.locator("#issues li").count() == 1 and marks(page) == ['"x"'], f"an own schema: {codes(page)} {marks(page)}")
    page.click("#options summary")
    expect(page.locator("#options select option").all_inner_texts() == ["not set", "calm", "<b>loud</b>"], "choices of an own option")
    with page.expect_response(lambda r: r.url.endswith("/try")):
        page.select_option("#chooser", "contact-update")
    visit.type("#payload", '{"born_date": "03/04/1990"}')
    before = page.locator(".counts .error b").inner_text()
    with page.expect_request(lambda r: r.url.endswith("/try")) as asked:
        page.locator("[data-name=date_order]").select_option(label="DMY")
    page.wait_for_timeout(1500)
    expect(asked.value.post_data_json.get("options") == {"date_order": "DMY"}, "the option is not sent")
    expect(before == "1" and page.locator(".counts .error b").inner_text() == "0", "an option changes nothing")
    page.fill("[data-name=default_region]", "E")
    expect("Two letters" in page.inner_text("#options"), "a wrong region is not refused")
    visit.close()


def links(browser):
    visit = Visit(browser, permissions=["clipboard-read", "clipboard-write"])
    page = visit.open()
    text = '{\n  "email": "ann@example.com",\n  "note": "' + SECRET + ' 😀"\n}\n'
    visit.type("#payload", text)
    page.click("#share")
    until(page, "location.hash.length > 10")
    link = page.evaluate("navigator.clipboard.readText()")
    expect(link == page.url and link.startswith(BASE + "#1z."), f"the copied link: {link[:80]}")
    again = Visit(browser)
    other = again.open(link[len(BASE):])
    expect(other.input_value("#payload") == text, "a link does not bring the payload back")
    expect(other.input_value("#chooser") == "contact-update", "a link does not bring the schema back")
    again.close()
    visit.type("#payload", '{"note": "' + "".join(chr(0x4E00 + i * 7919 % 20000) for i in range(40000)) + '"}')
    page.click("#share")
    page.wait_for_selector("#notice:not([hidden])")
    until(page, "document.querySelector('#notice').textContent.startsWith('Too large')", timeout=5000)
    visit.close()

    hostile = {"payload": json.dumps({MARKUP: MARKUP, "email": MARKUP}), "schema": json.dumps({"title": MARKUP, "type": MARKUP, "x-options": {MARKUP: {"enum": [MARKUP], "description": MARKUP}}}), "options": {MARKUP: MARKUP, "__proto__": {"polluted": 1}}}
    bomb = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = bomb.compress(b'{"payload":"' + b"a" * 20_000_000) + bomb.flush()
    for name, part in {
        "hostile": fragment(hostile), "hostile payload": fragment({"payload": hostile["payload"], "name": "contact-update", "options": hostile["options"]}),
        "no text": fragment({"payload": 1, "name": "contact-update"}), "unknown schema": fragment({"payload": "{}", "name": "constructor"}),
        "a list": fragment([]), "null": fragment(None), "bomb": "#1z." + base64.urlsafe_b64encode(packed).decode().rstrip("="),
        "not base64": "#1z.A", "not deflate": "#1p._____w", "too long": "#1p." + "A" * 40000, "markup": "#1z.<img src=x onerror=alert(1)>", "other": "#somewhere",
    }.items():
        visit = Visit(browser)
        page = visit.open(part)
        page.wait_for_timeout(300)
        expect(page.title() == "Barbule playground", f"link '{name}': markup ran")
        expect(page.locator("img, main script").count() == 0, f"link '{name}': markup became elements")
        expect(page.evaluate("({}).polluted === undefined"), f"link '{name}': a prototype changed")
        if not name.startswith("hostile"):
            expect("name_first" in page.input_value("#payload"), f"link '{name}': taken")
        expect(name.startswith("hostile") or name == "other" or "damaged" in page.inner_text("#notice"), f"link '{name}': no word about it")
        visit.close()


def markup_is_text(browser):
    visit = Visit(browser)
    page = visit.open()
    visit.type("#payload", json.dumps({"email": MARKUP, "first_name": MARKUP, MARKUP: " " + MARKUP, "tags": [MARKUP, MARKUP]}, indent=1))
    page.click("#as-text")
    expect(page.locator("img, main script").count() == 0 and page.title() == "Barbule playground", "markup in a payload became elements")
    expect("<img" in page.inner_text("#result"), "markup in a payload is not shown as text")
    visit.close()


def keyboard(browser):
    visit = Visit(browser)
    page = visit.open()
    visit.type("#payload", BAD)
    page.evaluate("() => { document.activeElement.blur(); const s = document.querySelector('.skip'); s.focus(); s.blur() }")
    page.keyboard.press("Shift+Tab")
    reached, seen = [], []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.className || document.activeElement.tagName"))
        seen.append(page.evaluate("(e => { const s = getComputedStyle(e), b = getComputedStyle(e.closest('.editor') ?? e); return [s, b].some(x => x.outlineStyle != 'none' && parseFloat(x.outlineWidth) > 0) })(document.activeElement)"))
    order = ["skip", "share", "payload", "issue", "as-diff", "as-text", "copy", "diff", "chooser", "options-title", "schema"]
    expect([name for name in reached if name in order] [: len(order)] == order, f"tab order: {reached}")
    expect(all(shown or name == "BODY" for name, shown in zip(reached, seen)), f"focus is not seen: {list(zip(reached, seen))}")
    page.focus(".issue")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    chosen = page.evaluate("(() => { const p = document.querySelector('#payload'); return [document.activeElement.id, p.value.slice(p.selectionStart, p.selectionEnd)] })()")
    expect(chosen == ["payload", '"1990-02-30"'], f"Enter on the last issue: {chosen}")
    page.keyboard.press("F8")
    first = page.evaluate("document.querySelector('#payload').selectionStart")
    page.keyboard.press("Shift+F8")
    expect(page.evaluate("document.querySelector('#payload').selectionStart") > first, "F8 does not go round")
    unnamed = page.evaluate("[...document.querySelectorAll('input, select, textarea, button')].filter(e => !(e.labels?.length || e.getAttribute('aria-labelledby') || e.getAttribute('aria-label') || e.textContent.trim())).map(e => e.outerHTML)")
    expect(not unnamed, f"controls without a name: {unnamed}")
    expect(page.locator("h1").count() == 1 and page.locator("[role=status]").count() == 2, "headings or live regions")
    visit.close()


def looks(browser):
    grounds = set()
    for scheme in ["light", "dark"]:
        for width in [360, 1280]:
            visit = Visit(browser, color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 800})
            page = visit.open()
            page.wait_for_selector("#issues li")
            page.click("#options summary")
            expect(page.evaluate("document.documentElement.scrollWidth") <= width, f"{scheme} {width}: wider than the screen")
            contrast, where = page.evaluate(LEAST_CONTRAST)
            expect(contrast >= 4.5, f"{scheme} {width}: contrast {contrast:.2f} of {where}")
            grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
            if SHOTS:
                page.screenshot(path=f"{SHOTS}-{scheme}-{width}.png", full_page=True)
            page.evaluate("window.scrollTo(0, 0)")
            visit.type("#payload", '{"email": "' + "x" * 3000 + '", "' + "y" * 500 + '": 1}')
            expect(page.evaluate("document.documentElement.scrollWidth") <= width, f"{scheme} {width}: a long line makes it wider")
            visit.type("#schema", "{")
            contrast, where = page.evaluate(LEAST_CONTRAST)
            expect(contrast >= 4.5, f"{scheme} {width} with a wrong schema: contrast {contrast:.2f} of {where}")
            still = page.evaluate("[...document.querySelectorAll('*')].every(e => !parseFloat(getComputedStyle(e).transitionDuration) && getComputedStyle(e).animationName == 'none')")
            expect(still, "something moves although motion is not wanted")
            visit.close()
    expect(len(grounds) == 2, "dark is as light")


def slow_and_gone(browser):
    """An old answer that comes late, then a server that goes away and comes back."""
    visit = Visit(browser)
    page = visit.open()
    # The page cancels what is stale; here cancelling does nothing, so that only its own count of questions protects it.
    page.evaluate("""() => { const real = window.fetch; window.fetch = async (url, settings = {}) => {
      const { signal, ...rest } = settings, answer = await real(url, rest);
      if (String(rest.body ?? '').includes('slow')) await new Promise(done => setTimeout(done, 1500));
      return answer } }""")
    page.fill("#payload", '{"born_date": "slow"}')
    page.wait_for_timeout(500)
    page.fill("#payload", GOOD)
    page.wait_for_timeout(3000)
    expect(page.inner_text("#verdict").endswith("Valid") and not codes(page), f"an old answer came over a newer one: {codes(page)}")
    visit.isWatched = False
    page.route("**/try", lambda route: route.abort())
    page.fill("#payload", BAD)
    page.wait_for_selector("#notice:not([hidden])", timeout=5000)
    expect("does not answer" in page.inner_text("#notice") and page.input_value("#payload") == BAD, "a server that is gone")
    page.unroute("**/try")
    page.click("#notice button")
    page.wait_for_selector("#notice", state="hidden", timeout=5000)
    page.wait_for_timeout(300)
    expect("date.invalid_calendar" in codes(page), "no answer after the server is back")
    page.route("**/try", lambda route: route.fulfill(status=413, body="{}"))
    page.fill("#payload", GOOD)
    until(page, "document.querySelector('#verdict').textContent.includes('Too large')", timeout=5000)
    visit.close()


def large(browser):
    visit = Visit(browser)
    page = visit.open()
    rows = [f'" tag é {number} "' for number in range(55_000)]
    for name, text in {"many lines": '{"tags": [\n' + ",\n".join(rows) + "\n]}", "one line": '{"tags": [' + ",".join(rows) + "]}"}.items():
        # What the browser itself takes to lay out a bare textarea with this text: the measure on a machine that is busy.
        bare = page.evaluate("""text => { const area = document.createElement('textarea'), start = performance.now();
          area.wrap = 'off'; document.body.append(area); area.value = text; area.scrollHeight; area.remove(); return performance.now() - start }""", text)
        page.evaluate("""() => { window.longest = 0; let before = performance.now(); clearInterval(window.beat);
          window.beat = setInterval(() => { const now = performance.now(); window.longest = Math.max(window.longest, now - before); before = now }, 50) }""")
        page.evaluate("""text => { const p = document.querySelector('#payload'); p.value = text; p.dispatchEvent(new Event('input', { bubbles: true })); document.querySelector('#verdict').textContent = '' }""", text)
        until(visit.page, "document.querySelector('#verdict').textContent.length > 3", timeout=120000)
        page.wait_for_timeout(500)
        expect(page.locator("#issues li").count() > 0 or "Too large" in page.inner_text("#verdict"), f"{name}: neither an answer nor a refusal")
        longest = page.evaluate("window.longest")
        expect(longest < 1500 + 3 * bare, f"{name}: the page stood still for {longest:.0f} ms, a bare textarea for {bare:.0f} ms")
        expect(page.locator("#payload-editor mark").count() < 2000 and page.locator("*").count() < 6000, f"{name}: too many elements")
        print(f"# {name}, {len(text.encode())} bytes: longest pause {longest:.0f} ms, a bare textarea {bare:.0f} ms", file=sys.stderr)
    visit.close()


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    for part in [issues_at_their_place, schemas, links, markup_is_text, keyboard, looks, slow_and_gone, large]:
        try:
            part(browser)
        except Exception as error:
            wrong.append(f"{part.__name__}: {type(error).__name__}: {str(error)[:300]}")
    browser.close()
print("\n".join(dict.fromkeys(wrong)) or "fine")
sys.exit(1 if wrong else 0)
