import mammoth from 'mammoth';
import { describe, expect, it, test, vi, afterEach } from 'vitest';
import { agendaItem } from '../../../src/reports/documents/agenda-item.ts';
import { wordReport } from '../../../src/reports/documents/word-report.ts';
import type { Paper } from '../../../src/domain/standing-item/committee.ts';
import { APPROVED, committee, paper, partsOf, STATEMENTS } from './papers.ts';

afterEach(() => {
  vi.useRealTimers();
});

async function htmlOf(given: Paper): Promise<string> {
  return (await mammoth.convertToHtml({ buffer: await wordReport(given) })).value;
}

async function textOf(given: Paper): Promise<string> {
  return (await mammoth.extractRawText({ buffer: await wordReport(given) })).value;
}

/** Headings and their levels, in order. */
function outline(html: string): string[] {
  return [...html.matchAll(/<h([1-6])>(.*?)<\/h\1>/g)].map(([, level, words]) => `${level ?? ''} ${words ?? ''}`);
}

describe('the report', () => {
  it('has the head and the headings of a committee report, in order', async () => {
    const html = await htmlOf(paper());
    for (const label of ['REPORT TO', 'DATE', 'REPORTING OFFICER', 'PORTFOLIO', 'SUBJECT', 'WARDS'])
      expect(html).toContain(`<strong>${label}:</strong>`);
    expect(html).toContain('Tuesday 8 December 2026');
    expect(outline(html).filter((line) => /^\d \d+\.\d /.test(line))).toEqual([
      '1 1.0 Purpose of the report',
      '1 2.0 Recommendation',
      '1 3.0 Supporting information',
      '1 4.0 Prevention programmes',
      '1 5.0 Policy implications',
      '1 6.0 Financial implications',
      '1 7.0 Implications for the council’s priorities',
      '2 7.1 Children and young people',
      '1 8.0 Employment, learning and skills',
      '1 9.0 A healthy community',
      '1 10.0 A safer community',
      '1 11.0 Urban renewal',
      '1 12.0 Risk analysis',
      '1 13.0 Equality and diversity issues',
      '1 14.0 List of background papers under section 100D of the Local Government Act 1972',
    ]);
  });

  it('skips no level of heading', async () => {
    const levels = outline(await htmlOf(paper())).map((line) => Number(line[0]));
    expect(levels.every((level, at) => level - (levels[at - 1] ?? 0) <= 1)).toBe(true);
  });

  it('marks what nobody has written for the officer, and says “none” of nothing', async () => {
    const text = await textOf(paper());
    for (const what of ['policy implications', 'financial implications', 'risk analysis', 'wards', 'portfolio'])
      expect(text).toContain(`[For the reporting officer to complete: ${what}]`);
    expect(text).not.toMatch(/^\s*none\.?\s*$/im);
    const { 'word/document.xml': xml = '' } = partsOf(await wordReport(paper()));
    for (const [run] of xml.matchAll(/<w:r>(?:(?!<\/w:r>).)*\[For the reporting officer(?:(?!<\/w:r>).)*<\/w:r>/g))
      expect(run).toContain('w:highlight w:val="yellow"');
  });

  it('holds the chair’s own words apart from the figures, and puts decisions before the board', async () => {
    const html = await htmlOf(paper());
    const [, recommendation = ''] = /2\.0 Recommendation<\/h1>(.*?)<h1>/.exec(html) ?? [];
    expect(recommendation).toContain(STATEMENTS.decision[0]);
    expect(recommendation).not.toContain(STATEMENTS.risk[0]);
    const [, said = ''] = /Statements by the chair<\/h2>(.*?)<h1>/.exec(html) ?? [];
    expect(said).toContain('These are the chair’s own words');
    for (const words of Object.values(STATEMENTS).flat()) expect(said).toContain(words);
    expect(html.replace(said, '').replace(recommendation, '')).not.toContain(STATEMENTS.decision[0]);
  });

  it('shows the figures as tables with their header rows marked and repeated, and says why some are withheld', async () => {
    const { 'word/document.xml': xml = '' } = partsOf(await wordReport(paper()));
    const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
    expect(tables.length).toBeGreaterThan(8);
    for (const table of tables) expect(/<w:tr>(.*?)<\/w:tr>/s.exec(table)?.[1]).toContain('<w:tblHeader/>');
    expect(await textOf(paper())).toContain('Withheld: a count about people that is under five');
  });

  it('has a text alternative for each chart that says all that it shows', async () => {
    const { 'word/document.xml': xml = '' } = partsOf(await wordReport(paper()));
    const said = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, words]) => words);
    expect(said).toHaveLength(3);
    expect(said[0]).toBe('Bar chart. Actions by rating: Blue 18, Red 8, Amber 11, Green 23.');
  });

  it('has its language, title and subject, the marking on top of each page and its pages below', async () => {
    const parts = partsOf(await wordReport(paper(APPROVED)));
    expect(parts['docProps/core.xml']).toContain(
      '<dc:title>Operation Portfolio: standing item 3, version 1</dc:title><dc:subject>Report to Safer Harbour Partnership</dc:subject>',
    );
    expect(parts['word/styles.xml']).toContain('w:val="en-GB"');
    expect(parts['word/header1.xml']).toContain('OFFICIAL-SENSITIVE');
    expect(parts['word/header1.xml']).not.toContain('DRAFT');
    expect(parts['word/footer1.xml']).toMatch(/Page .*PAGE.* of .*NUMPAGES/s);
  });

  it('says on each page that a draft is one, and names the chair by the post', async () => {
    const draft = partsOf(await wordReport(paper()));
    expect(draft['word/header1.xml']).toContain('DRAFT: not to be shared until the chair has approved it');
    const approved = await textOf(paper({ ...APPROVED, version: 2 }));
    expect(approved).toContain(
      'Approved by the chair of Operation Portfolio on Tuesday 24 November 2026. It replaces version 1',
    );
    expect(approved).not.toContain('Jo Bright');
  });

  it('is the same to the byte whenever the same version is written', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime('2026-11-24T10:00:00Z');
    const first = await wordReport(paper(APPROVED));
    vi.setSystemTime('2027-03-01T12:34:56Z');
    expect((await wordReport(paper(APPROVED))).equals(first)).toBe(true);
    expect(partsOf(first)['docProps/core.xml']).toContain('2026-11-24T10:00:00.000Z');
  });
});

describe('a committee’s template', () => {
  it('gives its own head, words and headings, and may leave a usual one out', async () => {
    const html = await htmlOf(
      paper(
        {},
        {
          committee: committee({
            reportingOfficer: 'Director of Communities',
            wards: 'Borough wide',
            objectives: 'Reduce the threat.\nKeep people safe.',
            sections: [
              { section: '6.0', heading: null, words: 'There are costs.\nThey are met.', contains: null },
              { section: '11.0', heading: null, words: null, contains: 'left out' },
              { section: '15.0', heading: 'Consultation', words: null, contains: null },
            ],
          }),
        },
      ),
    );
    expect(html).toContain('Director of Communities');
    expect(html).toContain('<p>There are costs.</p><p>They are met.</p>');
    expect(html).toContain('<li>Keep people safe.</li>');
    expect(html).not.toContain('Urban renewal');
    expect(outline(html).at(-1)).toBe('1 15.0 Consultation');
    expect(html).toContain('[For the reporting officer to complete: consultation]');
  });
});

describe('words that look like something else', () => {
  const ODD = [
    // What XML cannot hold is left out.
    ['a\u0000b\u0008c\uFFFEd\uD800e', 'abcde'],
    ...[
      '<w:p><w:r><w:t>in</w:t></w:r></w:p>',
      '</w:t></w:r><w:r>',
      '=HYPERLINK("http://x","y")',
      '{ INCLUDETEXT "file" }',
      '&lt;b&gt; ]]> <!-- -->',
    ].map((words) => [words, words] as const),
  ] as const;

  test.each(ODD)('%j stays the words that they are', async (words, shown) => {
    const odd = committee({ name: words, reportingOfficer: words, subject: words, wards: words });
    const file = await wordReport(
      paper(
        { statements: { risk: [words], escalation: [words], decision: [words] } },
        { committee: { ...odd, sections: [{ section: '6.0', heading: words, words, contains: null }] } },
      ),
    );
    const { value } = await mammoth.extractRawText({ buffer: file });
    expect(value).toContain(shown);
    const { 'word/document.xml': xml = '' } = partsOf(file);
    expect(xml).not.toMatch(/<w:(?:instrText|fldSimple|hyperlink)/);
  });
});

describe('the agenda item', () => {
  it('says what the board is asked, how things stand, and the chair’s own words', async () => {
    const { value } = await mammoth.extractRawText({ buffer: await agendaItem(paper(APPROVED)) });
    for (const words of ['The committee is asked to', 'Actions now', ...Object.values(STATEMENTS).flat()])
      expect(value).toContain(words);
  });

  it('shows as many statements as a page has room for, whole, and counts the others', async () => {
    const long = 'The registered providers have to decide. '.repeat(12);
    const { value } = await mammoth.extractRawText({
      buffer: await agendaItem(
        paper({ statements: { risk: [long, long, long], escalation: [long], decision: ['Agree the funding.'] } }),
      ),
    });
    expect(value).toContain('Agree the funding.');
    expect(value).toContain('3 more are in the report.');
  });
});
