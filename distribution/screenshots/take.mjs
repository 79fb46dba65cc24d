// take.mjs URL FOLDER [PICTURE...]: logs in to a running demo and takes the pictures of the README. See "take" beside it.
import { chromium } from 'playwright-core';

const [base, folder, ...only] = process.argv.slice(2);
const wide = { width: 1280, height: 800 };
const narrow = { width: 390, height: 844 };

const pictures = [
    { name: 'dashboard', path: '' },
    { name: 'live-calls', path: 'calls/live', ready: rows },
    { name: 'call-history', path: 'calls/history', ready: rows, prepare: openCallOfManySegments },
    { name: 'recordings', path: 'recordings', ready: rows, prepare: playALongCall },
    { name: 'completeness', path: 'recording/ledger' },
    { name: 'users', path: 'users', ready: rows },
    { name: 'contacts', path: 'contacts', ready: rows },
    { name: 'reports', path: 'reports', prepare: page => openReport(page, 'Calls by extension') },
    { name: 'report-editor', path: 'reports', prepare: page => editReport(page, 'Calls by hunt group') },
    { name: 'server', path: 'server' },
    { name: 'ip-smdr', path: 'smdr' },
    { name: 'phone-systems', path: 'phone-systems', ready: rows },
    { name: 'licence', path: 'licence' },
    { name: 'features', path: 'features' },
    { name: 'live-calls-dark', path: 'calls/live', ready: rows, colours: 'dark' },
    { name: 'live-calls-narrow', path: 'calls/live', ready: rows, size: narrow },
    // Last, because a schedule that is followed changes who is called.
    { name: 'night-mode', path: 'nightmode', before: followASchedule },
];

const settleMillis = 1500;
const patienceMillis = 30000;

async function rows(page) {
    await page.locator('vaadin-grid vaadin-grid-cell-content:visible').nth(3).waitFor();
}

/** Opens a finished call near the top: the one with the most segments shows best what a call is made of. */
async function openCallOfManySegments(page) {
    const lines = page.locator('vaadin-grid').locator('[role=row]');
    const segments = await lines.evaluateAll(all => all.slice(0, 8).map(line => {
        const cells = [...line.querySelectorAll('slot')]
            .flatMap(slot => slot.assignedElements())
            .map(cell => cell.textContent.trim());
        return cells.includes('Answered') ? Number(cells.findLast(text => /^\d+$/.test(text)) ?? 0) : -1;
    }));
    const most = segments.indexOf(Math.max(...segments));
    await lines.nth(most).locator('td').first().click();
}

/** Plays the longest of the calls near the top, and stops it where both have spoken. */
async function playALongCall(page) {
    const plays = page.locator('vaadin-button[aria-label^="Play"]:visible');
    const seconds = await page.locator('vaadin-grid').locator('[role=row]').evaluateAll(all => all
        .map(line => [...line.querySelectorAll('slot')].flatMap(slot => slot.assignedElements()))
        .filter(cells => cells.some(cell => cell.querySelector('vaadin-button[aria-label^="Play"]')))
        .map(cells => cells.map(cell => /^(\d+):(\d\d)$/.exec(cell.textContent.trim())).find(Boolean))
        .map(time => time ? 60 * Number(time[1]) + Number(time[2]) : 0));
    await plays.nth(seconds.indexOf(Math.max(...seconds))).click();
    await page.locator('jf-recording-player').waitFor();
    await page.waitForTimeout(8000);
    await page.keyboard.press('Space');
}

/** Runs a report of a name, until its rows and its chart are there. */
async function openReport(page, name) {
    await page.getByRole('link', { name, exact: true }).click();
    await page.locator('.jf-report-table tfoot').waitFor();
    await page.locator('jf-report-chart canvas').waitFor();
}

/** Edits a report, with the columns in sight. */
async function editReport(page, name) {
    await page.getByRole('menuitem', { name: `More for ${name}`, exact: true }).click();
    await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
    await page.getByText('Numbers of calls', { exact: true }).click();
    await page.getByRole('heading', { name: 'Columns', exact: true }).evaluate(heading => heading.scrollIntoView());
}

/** Office hours for the demo's phone system, by its administrator station 1000. */
async function followASchedule() {
    const headers = {
        'Authorization': 'Basic ' + btoa(`engineer:${process.env.JACKFIELD_ADMIN_PASSWORD}`),
        'Content-Type': 'application/json',
    };
    const call = async (path, options) => {
        const answer = await fetch(new URL(path, base), { headers, ...options });
        if (!answer.ok) {
            throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
        }
        return answer.json();
    };
    const { items, revision } = await call('/api/v1/nightmode');
    const long = [{ from: '08:30', to: '12:30' }, { from: '13:15', to: '17:30' }];
    const week = { MONDAY: long, TUESDAY: long, WEDNESDAY: long, THURSDAY: long, FRIDAY: [{ from: '08:30', to: '13:00' }] };
    const exceptions = { [`${new Date().getFullYear() + 1}-01-01`]: [] };
    const plan = { ...items[0].plan, enabled: true, adminExtension: '1000', schedule: { week, exceptions } };
    await call(`/api/v1/nightmode/plans?revision=${revision}`, { method: 'PUT', body: JSON.stringify(plan) });
    // Refused while station 1000 is in a call, and tried again every minute.
    const standing = async () => (await call('/api/v1/alerts')).items.some(alert => alert.key.startsWith('nightmode.'));
    for (let tries = 0; tries < 20 && await standing(); tries++) {
        await new Promise(resolve => setTimeout(resolve, 5000));
    }
}

async function logIn(page) {
    await page.goto(base, { waitUntil: 'domcontentloaded' });
    await page.locator('input[type=text]').first().fill('engineer');
    await page.locator('input[type=password]').first().fill(process.env.JACKFIELD_ADMIN_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor();
}

async function take(browser, picture) {
    await picture.before?.();
    const context = await browser.newContext({
        viewport: picture.size ?? wide,
        colorScheme: picture.colours ?? 'light',
        locale: 'en-GB',
        ignoreHTTPSErrors: true,
    });
    context.setDefaultTimeout(patienceMillis);
    const page = await context.newPage();
    await logIn(page);
    await page.goto(new URL(picture.path, base + '/').href, { waitUntil: 'domcontentloaded' });
    await page.locator('h1:visible').first().waitFor();
    await picture.ready?.(page);
    await picture.prepare?.(page);
    // Fonts and animations have no event to wait for.
    await page.waitForTimeout(settleMillis);
    await page.screenshot({ path: `${folder}/${picture.name}.png` });
    console.log(picture.name);
    await context.close();
}

const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
    for (const picture of pictures.filter(({ name }) => !only.length || only.includes(name))) {
        await take(browser, picture);
    }
} finally {
    await browser.close();
}
