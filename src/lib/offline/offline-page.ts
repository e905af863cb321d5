/** What is shown for a page that was never seen, while there is no network. It stands alone: no file, no script. */
const WORDS = {
  zh: {
    title: '没有网络',
    body: '这一页没有存在本机。看过的市场和清单仍可打开。',
    link: '找市场',
    again: '再试一次',
  },
  en: {
    title: 'No network',
    body: 'This page is not kept on this device. Markets seen before and the list still open.',
    link: 'Find a market',
    again: 'Try again',
  },
};

/** The values of app.css: that file may not be at hand. */
const STYLE = `
:root { color-scheme: light dark; --bg: #f3f1ed; --surface: #ffffff; --line: #e1ded8; --ctl: #8c867b; --ink: #1b1a18; --ink-2: #4f4b45; --focus: #0b63ce; }
@media (prefers-color-scheme: dark) { :root { --bg: #141517; --surface: #1c1e21; --line: #33373c; --ctl: #7a8087; --ink: #f1efeb; --ink-2: #c3c0ba; --focus: #8cc4ff; } }
body { margin: 0; background: var(--bg); color: var(--ink); font: 16px/24px -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif; }
main { box-sizing: border-box; width: min(440px, 100% - 32px); margin: 64px auto; padding: 20px; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; }
h1 { margin: 0 0 8px; font-size: 18px; line-height: 24px; }
p { margin: 0 0 12px; color: var(--ink-2); }
nav { display: flex; flex-wrap: wrap; gap: 8px; }
a { padding: 9px 16px; border: 1px solid var(--ctl); border-radius: 6px; color: var(--ink); text-decoration: none; }
a:first-child { background: var(--ink); border-color: var(--ink); color: var(--surface); }
a:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
`;

/** @param language of the browser; Chinese unless it is English */
export const offlinePage = (language: string): Response => {
  const lang = language.startsWith('en') ? 'en' : 'zh';
  const { title, body, link, again } = WORDS[lang];
  const html = `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · 穗图</title><style>${STYLE}</style></head>
<body><main id="main" data-state="offline"><h1>${title}</h1><p>${body}</p><nav><a href="/">${link}</a><a href="">${again}</a></nav></main></body>
</html>`;
  return new Response(html, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
};
