/** What is shown for a page that was never seen, while there is no network. */
const WORDS = {
  zh: { title: '没有网络', body: '这一页没有存在本机。看过的市场和清单仍可打开。', link: '找市场' },
  en: {
    title: 'No network',
    body: 'This page is not kept on this device. Markets seen before and the list still open.',
    link: 'Find a market',
  },
};

/** @param language of the browser; Chinese unless it is English */
export const offlinePage = (language: string): Response => {
  const lang = language.startsWith('en') ? 'en' : 'zh';
  const { title, body, link } = WORDS[lang];
  const html = `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title><style>body{margin:0;font:16px/24px -apple-system,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif}main{max-width:28rem;margin:4rem auto;padding:0 1rem}a{display:inline-block;padding:12px 16px;border:1px solid;border-radius:6px;color:inherit}</style><main id="main" data-state="offline"><h1>${title}</h1><p>${body}</p><p><a href="/">${link}</a></p></main></html>`;
  return new Response(html, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
};
