// walk.mjs URL FOLDER: walks through a running demo as people of the built-in profiles. See "walk" beside it.
import { chromium } from 'playwright-core';

const [base, folder] = process.argv.slice(2);
const sizes = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } };
const patienceMillis = 30000;
const settleMillis = 1500;
/** That of a page, or of what is said in its place. */
const heading = 'vaadin-app-layout :is(h1, h2, h3):visible';

/** Who walks: each a person of the site with one built-in profile and the calls of the whole site. */
const profiles = ['Supervisor', 'User', 'Recording Only', 'Reporting Only', 'Admin'];
const questions = [
    'calls', 'calls/live', 'recordings', 'reports', 'users', 'contacts', 'filters', 'schedules', 'alerts', 'audit', 'tasks',
    'phone-systems', 'dial-plan', 'licence', 'security/accounts', 'access/roles', 'backups', 'shares', 'mail', 'server', 'set-up',
];

const engineer = { name: 'engineer', password: process.env.JACKFIELD_ADMIN_PASSWORD };

async function ask(person, path, method = 'GET', body) {
    const answer = await fetch(new URL('/api/v1/' + path, base), {
        method,
        headers: {
            'Authorization': 'Basic ' + btoa(`${person.name}:${person.password}`),
            'Content-Type': 'application/json',
        },
        body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json().catch(() => null) };
}

async function asked(path, method, body) {
    const answer = await ask(engineer, path, method, body);
    if (answer.status !== 200) {
        throw new Error(`${method ?? 'GET'} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
}

/** Makes somebody with a built-in profile, and the password that must be changed. */
async function person(profile) {
    const all = await asked('access/profiles');
    const role = await asked('access/roles', 'POST', {
        name: `${profile} (walk ${Date.now()})`, description: '', profile: all.find(each => each.name === profile).id,
        scope: 'SITE', filters: [],
    });
    const name = `${profile.toLowerCase().replaceAll(' ', '-')}-${Date.now()}`;
    const user = await asked('users', 'POST', { firstName: profile, lastName: 'Walker' });
    await asked('security/accounts', 'POST', { id: user.id, name, roles: [role.id] });
    const { password } = await asked(`security/accounts/${user.id}/password-reset`, 'POST');
    return { profile, name, password, first: true };
}

async function logIn(page, who) {
    await page.goto(base, { waitUntil: 'domcontentloaded' });
    await page.locator('input[type=text]').first().fill(who.name);
    await page.locator('input[type=password]').first().fill(who.password);
    await page.keyboard.press('Enter');
    if (who.first) {
        await page.locator('input[type=password]').nth(2).waitFor();
        const own = 'Heron-Walks-27x';
        const fields = page.locator('input[type=password]');
        await fields.nth(0).fill(who.password);
        await fields.nth(1).fill(own);
        await fields.nth(2).fill(own);
        await page.keyboard.press('Enter');
        await page.getByRole('button', { name: 'I accept' }).click();
        Object.assign(who, { password: own, first: false });
    }
    await page.locator(heading).first().waitFor();
}

/** @return the pages in somebody's navigation, by address */
async function navigation(page) {
    return page.locator('vaadin-side-nav-item').evaluateAll(items => Object.fromEntries(items
        .filter(item => item.getAttribute('path') !== null)
        .map(item => [item.getAttribute('path'), item.textContent.trim().split('\n')[0]])));
}

async function walk(browser, who, everywhere) {
    const seen = { who: who.profile, pages: {}, links: {}, rest: {} };
    for (const [size, viewport] of Object.entries(sizes)) {
        const context = await browser.newContext({ viewport, locale: 'en-GB', ignoreHTTPSErrors: true });
        context.setDefaultTimeout(patienceMillis);
        const page = await context.newPage();
        const errors = [];
        page.on('pageerror', error => errors.push(error.message));
        await logIn(page, who);
        // Fonts and animations have no event to wait for.
        await page.waitForTimeout(settleMillis);
        await page.screenshot({ path: `${folder}/${who.profile.toLowerCase().replaceAll(' ', '-')}-${size}.png` });
        seen.pages = await navigation(page);
        for (const path of size === 'wide' ? everywhere ?? Object.keys(seen.pages) : []) {
            await page.goto(new URL(path, base + '/').href, { waitUntil: 'domcontentloaded' });
            await page.locator(heading).first().waitFor();
            seen.links[path] = (await page.locator(heading).first().textContent()).trim();
        }
        if (errors.length) {
            throw new Error(`${who.profile}: ${errors.join(' ')}`);
        }
        await context.close();
    }
    for (const path of questions) {
        seen.rest[path] = (await ask(who, path)).status;
    }
    return seen;
}

function table(title, rows, all, mark) {
    const width = Math.max(...rows.map(row => row.length)) + 2;
    console.log(`\n${title.padEnd(width)}${all.map(each => each.who).join('  ')}`);
    for (const row of rows) {
        console.log(row.padEnd(width) + all.map(each => String(mark(each, row)).padEnd(each.who.length)).join('  '));
    }
}

const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
        '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
    const first = await walk(browser, { ...engineer, profile: 'Engineer' });
    const everywhere = Object.keys(first.pages);
    const all = [first];
    for (const profile of profiles) {
        all.push(await walk(browser, await person(profile), everywhere));
    }
    table('Page', everywhere, all, (each, path) => path in each.pages ? 'x' : '-');
    table('Opened by its address', everywhere, all, (each, path) => each.links[path] === first.links[path] ? 'x' : '-');
    table('REST', questions, all, (each, path) => each.rest[path]);
    // What is not in the navigation is not to be had by its address either, and the other way round.
    // Settings open for everybody and are empty for who may set nothing; then they are not in the navigation.
    const odd = all.flatMap(each => everywhere.filter(path => path !== 'settings')
        .filter(path => path in each.pages !== (each.links[path] === first.links[path]))
        .map(path => `${each.who}: ${path} is ${path in each.pages ? '' : 'not '}in the navigation, and its address shows "${each.links[path]}"`));
    console.log(odd.length ? `\n${odd.join('\n')}` : '\nNavigation and addresses agree.');
    process.exitCode = odd.length ? 1 : 0;
} finally {
    await browser.close();
}
