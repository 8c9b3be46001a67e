import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'

import { allAppearances, appearances } from './appearances.ts'
import { painted, takePictures, takesPictures } from './pictures.ts'

/** What axe looks for. */
export const tags = [
  'wcag2a',
  'wcag2aa',
  'wcag21a',
  'wcag21aa',
  'wcag22aa',
  'best-practice',
]

/** Type of the annotation from which `scan-reporter.ts` counts. */
export const annotation = 'scan'

/**
 * Looks at the present state in every appearance of this run, without replaying how it came about, and fails
 * on what axe finds and on what sticks out at 320 px. In a run for the gallery it takes pictures instead.
 */
export async function scan(page: Page, name: string): Promise<void> {
  if (takesPictures) return takePictures(page, 'views', name)
  const problems = await findProblems(page, name, appearances)
  noteScan(name, appearances.length)
  expect(problems, 'what the scan found').toEqual([])
}

/** Notes that a state was looked at so many times, for `scan-reporter.ts`. */
export function noteScan(name: string, looks: number): void {
  test.info().annotations.push({ type: annotation, description: `${name} × ${looks}` })
}

/** As `scan`, but tells what it found, in every appearance unless some are named. */
export async function findProblems(
  page: Page,
  name: string,
  looks = allAppearances,
): Promise<string[]> {
  const problems: string[] = []
  // An empty page has no violations: something has to be there first.
  await expect(page.locator('main')).toHaveCount(1)
  for (const appearance of looks) {
    await appearance.enter(page)
    await painted(page)
    const found = await violations(page)
    if (appearance.narrow) found.push(...(await stickingOut(page)))
    problems.push(...found.map((text) => `${name}, ${appearance.name}: ${text}`))
    await appearance.leave(page)
  }
  return problems
}

async function violations(page: Page): Promise<string[]> {
  // Axe is half a megabyte of script, and would be run anew, twice, for every look at one document.
  const isThere = await page.evaluate(() => 'axe' in window)
  const axe = new AxeBuilder({ page, ...(isThere && { axeSource: ';' }) })
    // What passed is counted by nobody, and describing it takes longer than finding what did not.
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    // Its other mode opens a page of its own for frames, which there are none of.
    .setLegacyMode(true)
  const results = await axe.analyze()
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id} (${help}) at ${target.join(' ')}\n    ${failureSummary.replaceAll('\n', '\n    ')}`,
    ),
  )
}

async function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.scrollingElement?.scrollWidth ?? 0
    if (width <= innerWidth) return []
    const widest = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5)
      .map(
        (element) =>
          `${element.tagName.toLowerCase()} "${element.textContent.slice(0, 40)}"`,
      )
    return [
      `scrolls sideways (${width} px in ${innerWidth}): ${widest.slice(-3).join(', ')}`,
    ]
  })
}
