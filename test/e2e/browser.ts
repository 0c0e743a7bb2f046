import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

const SCREENSHOTS = path.join(import.meta.dirname, '../../test-results');

/** What a person does in Agents Playground, and what they see there. */
export interface Client {
  /** Opens a chat or channel by its name in the list on the left. */
  goTo(place: string): Promise<void>;
  /** Types into the personal chat and sends. */
  say(text: string): Promise<void>;
  /** Starts a post in the open channel: mentions the clerk from the menu, then types. */
  mention(text: string): Promise<void>;
  /** The messages and cards of the open chat or channel. */
  readonly chat: Locator;
  /** The cards of the open chat or channel. */
  readonly cards: Locator;
  /** The newest card that has these words on it. */
  card(words: string | RegExp): Locator;
  /** Saves what is on the screen to test-results/. */
  photograph(name: string): Promise<void>;
  /** The same in a narrow window. */
  photographNarrow(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openClient(url: string): Promise<Client> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync'],
    ],
  });
  try {
    return await clientIn(browser, url);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function clientIn(browser: Browser, url: string): Promise<Client> {
  const context = await browser.newContext({ viewport: WIDE, colorScheme: 'light', locale: 'en-GB' });
  // Its fonts come from there; nothing in a test may.
  await context.route(/office\.net/, (route) => route.abort());
  const page = await context.newPage();
  await page.goto(url);
  await closeLog(page);

  const chat = page.locator('[aria-label="Chat and Teams Channel"]').locator('xpath=../../following-sibling::div[1]');
  const cards = chat.locator('.ac-adaptiveCard');
  return {
    chat,
    cards,
    goTo: (place) => page.getByRole('treeitem', { name: place }).click(),
    say: async (text) => {
      await page.getByRole('textbox').last().click();
      await page.keyboard.type(text);
      await page.getByRole('button', { name: 'Send Message' }).last().click();
    },
    mention: async (text) => {
      await page.getByRole('textbox').first().click();
      await page.keyboard.type('@');
      await page.getByRole('menuitem', { name: 'Partnership Clerk' }).click();
      await page.keyboard.type(` ${text}`);
      await page.getByRole('button', { name: 'Post', exact: true }).click();
    },
    card: (words) => cards.filter({ hasText: words }).last(),
    photograph: (name) => photograph(page, name),
    photographNarrow: async (name) => {
      await page.setViewportSize(NARROW);
      // The list of chats slides out of the way by itself.
      const list = page.getByRole('treeitem').first();
      while (((await list.boundingBox())?.x ?? -1) >= 0) await page.waitForTimeout(100);
      await photograph(page, name);
      await page.setViewportSize(WIDE);
      await closeLog(page);
    },
    close: () => browser.close(),
  };
}

const WIDE = { width: 1280, height: 1000 };
/** As narrow as Agents Playground can be without cutting off the chat itself. */
const NARROW = { width: 560, height: 1000 };

/** The log repeats every message: without it, what is on the page is what was said. */
async function closeLog(page: Page): Promise<void> {
  await page.getByText('Log Panel').locator('xpath=..').getByRole('button').last().click();
  await page.getByText('Log Panel').waitFor({ state: 'detached' });
}

async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
}
