/// Light, dark, paper; contrast is at least 4.5 : 1 (WCAG 2.2, 1.4.3).
enum HTMLStyle {
    static let text = """
        :root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--page:#fff;--panel:#f6f8fa;--line:#d0d7de;\
        --clean:#1a7f37;--repaired:#0969da;--rejected:#b42318;--warning:#8a5a00}
        @media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9aa5b1;--page:#0f1318;--panel:#181e26;--line:#353d47;\
        --clean:#4ac26b;--repaired:#6cb6ff;--rejected:#ff8f85;--warning:#e3b341}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:76rem;padding:1.5rem 1rem;background:var(--page);color:var(--ink);\
        font:1rem/1.5 system-ui,sans-serif}
        h1{font-size:1.6rem;line-height:1.2;margin:0;overflow-wrap:anywhere}
        h2{font-size:1.15rem;margin:2rem 0 .5rem}
        p{margin:.25rem 0}
        header p,footer,small{color:var(--soft)}
        footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.75rem;font-size:.875rem}
        code{font:.875em/1.4 ui-monospace,monospace;overflow-wrap:anywhere}
        .shape{white-space:pre-wrap}
        .bar{display:block;width:100%;height:2rem;border-radius:.25rem;background:var(--line)}
        .share{display:inline-block;width:4rem;height:.6rem;border-radius:.15rem}
        rect.clean,rect.filled{fill:var(--clean)}rect.repaired,rect.info{fill:var(--repaired)}
        rect.rejected,rect.error{fill:var(--rejected)}rect.warning{fill:var(--warning)}rect.rest{fill:var(--line)}
        .counts{display:flex;flex-wrap:wrap;gap:.25rem 2rem;list-style:none;margin:.75rem 0 0;padding:0}
        .counts li{border-left:.3rem solid;padding-left:.5rem}
        .counts b{font-size:1.4rem;color:var(--ink)}
        .counts small{white-space:nowrap}
        .clean{color:var(--clean)}.repaired,.info{color:var(--repaired)}.rejected,.error{color:var(--rejected)}
        .warning{color:var(--warning)}
        .scroll{overflow-x:auto;border:1px solid var(--line);border-radius:.375rem}
        :focus-visible{outline:3px solid var(--repaired);outline-offset:2px}
        table{border-collapse:collapse;width:100%;min-width:44rem}
        th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-top:1px solid var(--line);font-weight:400}
        thead th{border-top:0;background:var(--panel);font-weight:600}
        .n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
        tbody th{min-width:9.5rem;max-width:18rem}td.lines{white-space:nowrap}
        details{min-width:15rem}summary{cursor:pointer}summary code{color:var(--soft)}
        details p{margin-left:1rem;color:var(--soft)}
        @media (max-width:40rem){body{padding:1rem .75rem}.counts{gap:.25rem 1rem}}
        @media print{:root{color-scheme:light;--ink:#000;--soft:#444;--page:#fff;--panel:#eee;--line:#bbb;--clean:#1a7f37;\
        --repaired:#0969da;--rejected:#b42318;--warning:#8a5a00}body{max-width:none;padding:0;font-size:9pt}\
        .scroll{overflow:visible;border:0}table{min-width:0}tbody th,details{min-width:0}thead{display:table-header-group}tr{break-inside:avoid}\
        h2{break-after:avoid;margin:1rem 0 .25rem}svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        """
}
