// pages.mjs URL N: opens N pages that follow the calls in one Chromium, says "open", and from then on every ten seconds how
// often their content has changed. Ends when it is told to.
import { chromium } from 'playwright-core';

const [base, count] = process.argv.slice(2);
const paths = ['calls/live', '', 'calls/history', 'phone-systems'];
const patienceMillis = 60000;

const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
process.on('SIGTERM', () => browser.close().finally(() => process.exit(0)));

const pages = [];
for (let i = 0; i < Number(count); i++) {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    page.setDefaultTimeout(patienceMillis);
    await page.goto(base, { waitUntil: 'domcontentloaded' });
    await page.locator('input[type=text]').first().fill('engineer');
    await page.locator('input[type=password]').first().fill(process.env.JACKFIELD_ADMIN_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
    await page.goto(new URL(paths[i % paths.length], base + '/').href, { waitUntil: 'domcontentloaded' });
    await page.locator('h1:visible').first().waitFor();
    await page.evaluate(() => {
        window.changes = 0;
        new MutationObserver(() => window.changes++)
            .observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    pages.push(page);
}
console.log('open');
setInterval(async () => {
    const changes = await Promise.all(pages.map(page => page.evaluate(() => window.changes)));
    console.log('seen ' + changes.join(' '));
}, 10000);
