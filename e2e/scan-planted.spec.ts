import { expect, test } from './fixtures.ts'
import { findProblems } from './scan.ts'

test('the scan sees what is planted, where it is planted', async ({ page }) => {
  await page.goto('/sign-in')
  await expect(page.locator('main')).toHaveCount(1)
  await page.evaluate(() => {
    const main = document.querySelector('main') ?? document.body
    const input = document.createElement('input')
    const faint = document.createElement('p')
    faint.textContent = 'planted and hardly to be seen in the dark'
    faint.style.color = 'light-dark(#222, #333)'
    faint.style.background = 'light-dark(#fff, #222)'
    const wide = document.createElement('div')
    wide.textContent = 'planted'
    wide.style.width = '400px'
    main.append(input, faint, wide)
  })
  const problems = (await findProblems(page, 'planted')).join('\n')
  for (const name of ['light', 'dark', 'forced-colours', 'right-to-left', '320px']) {
    expect(problems).toContain(`planted, ${name}: label `)
  }
  expect(problems).toContain('planted, dark: color-contrast ')
  expect(problems).not.toContain('planted, light: color-contrast ')
  expect(problems).toContain('planted, 320px: scrolls sideways')
})
