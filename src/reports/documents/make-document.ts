import type { DocumentKind, Paper } from '../../domain/standing-item/committee.ts';

/** A standing item as a file. Each kind loads its own library, which most of what the clerk does never needs. */
export async function makeDocument(kind: DocumentKind, paper: Paper): Promise<Buffer> {
  switch (kind) {
    case 'word':
      return (await import('./word-report.ts')).wordReport(paper);
    case 'agenda':
      return (await import('./agenda-item.ts')).agendaItem(paper);
    case 'excel':
      return (await import('./figures-workbook.ts')).figuresWorkbook(paper);
  }
}
