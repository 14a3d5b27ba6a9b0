import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

/** Where Chromium is found on the systems this is developed on; CHROMIUM names another one. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium's program file; undefined where none is installed. */
export function chromiumPath(): string | undefined {
    return [process.env.CHROMIUM ?? '', ...places].find(path => path !== '' && existsSync(path));
}

/** Errors of the browser's console that say nothing about this adapter, each with its reason. */
const harmless: readonly { readonly text: RegExp; readonly reason: string }[] = [
    {
        text: /net::ERR_INTERNET_DISCONNECTED https?:\/\/(?!127\.0\.0\.1)/,
        reason: 'admin asks servers in the internet for news and pictures, which are kept from it here, and sends its own faults there',
    },
];

/** Admin's own page in a headless browser, with what its console complains about. */
export class AdminPage {
    /** Complaints of the console so far; what is known to be harmless is left out. */
    readonly errors: string[] = [];

    private constructor(
        private readonly browser: Browser,
        /** For everything this class has no word for. */
        readonly page: Page,
        /** Such as http://127.0.0.1:8081 */
        readonly url: string,
    ) {}

    /**
     * Opens a browser; nothing is shown in it yet.
     *
     * @param url address of admin, without a path
     * @param options size of the window, theme and language the browser asks for
     * @throws an Error where no Chromium is installed
     */
    static async open(
        url: string,
        options: { width?: number; height?: number; dark?: boolean; language?: string } = {},
    ): Promise<AdminPage> {
        const executablePath = chromiumPath();
        if (executablePath === undefined) {
            throw new Error(
                'No Chromium is installed: install it (apt-get install chromium) or set CHROMIUM to its path.',
            );
        }
        const browser = await chromium.launch({
            executablePath,
            args: [
                '--no-sandbox',
                '--disable-gpu',
                '--disable-quic',
                '--no-first-run',
                '--disable-background-networking',
                '--disable-component-update',
                '--disable-sync',
            ],
        });
        const context = await browser.newContext({
            viewport: { width: options.width ?? 1280, height: options.height ?? 900 },
            colorScheme: options.dark ? 'dark' : 'light',
            locale: options.language ?? 'en',
        });
        // The only host there is: nothing of these tests depends on the internet.
        await context.route(
            address => address.hostname !== '127.0.0.1' && /^https?:$/.test(address.protocol),
            route => route.abort('internetdisconnected'),
        );
        const page = await context.newPage();
        page.setDefaultTimeout(40_000);
        const admin = new AdminPage(browser, page, url);
        page.on('console', message => {
            if (message.type() === 'error') {
                admin.hear(`${message.text()} ${message.location().url}`.trim());
            }
        });
        page.on('pageerror', error => admin.hear(String(error)));
        return admin;
    }

    /** The settings of an instance (`goecharger.0`); with a name of one of its tabs: that one. */
    settings(instance = 'goecharger.0', tab?: string): Promise<void> {
        return this.show(`tab-instances/config/system.adapter.${instance}${tab === undefined ? '' : `/${tab}`}`);
    }

    /** One of admin's own pages or an adapter's: `tab-objects`, `tab-goecharger`, … */
    async show(hash: string): Promise<void> {
        await this.page.goto(`${this.url}/#${hash}`);
    }

    /** Shows the same again as somebody who has just come. */
    async reload(): Promise<void> {
        await this.page.reload();
    }

    /** Everything that can be read on the page. */
    text(): Promise<string> {
        return this.page.innerText('body');
    }

    /** Keeps a picture of what is seen. */
    async picture(file: string): Promise<void> {
        mkdirSync(dirname(file), { recursive: true });
        await this.page.screenshot({ path: file, animations: 'disabled' });
    }

    async close(): Promise<void> {
        await this.browser.close();
    }

    private hear(text: string): void {
        if (!harmless.some(known => known.text.test(text))) {
            this.errors.push(text);
        }
    }
}
