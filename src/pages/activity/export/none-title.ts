import type { ExportProgress } from './feed-walk.ts'

/** The title of an export that found nothing; what was looked for may be among the rows that could not be read. */
export const noneTitle = ({ odd }: Pick<ExportProgress, 'odd'>) =>
  odd > 0 ? 'activityExport.noneReadableTitle' : 'activityExport.noneTitle'
