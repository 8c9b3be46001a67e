import { demo, seedDemo } from '../../panel/seed.ts'
import { paths } from './layout.ts'
import { settled } from './settled.ts'
import type { Stage } from './stage.ts'

/** A phone. */
export const touchScreen = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
}
/** CSS pixels that a target has at least in each direction (WCAG 2.5.5). */
export const leastTarget = 44

/** What can be touched on a page: how many targets there are, and those that are too small, with their sizes. */
export type TouchCost = { page: string; targets: number; small: string[] }

/**
 * In the page: touches everything that can be pressed at its middle and on the lines through that, and tells what answers on
 * too little of them. So what widens a target without being seen counts, and what lies over it, too.
 */
function findTargets(least: number): Omit<TouchCost, 'page'> {
  const pressable =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=checkbox], [role=switch], [role=tab], [role=menuitem], [role=combobox], [tabindex="0"]'
  /** A link with other words around it, on their line. */
  const isInText = (element: Element) =>
    element instanceof HTMLAnchorElement &&
    getComputedStyle(element).display === 'inline' &&
    element.parentElement?.textContent.trim() !== element.textContent.trim()
  /** What is not disabled, drawn, and on the page for the eyes, too: not a link that shows with focus alone. */
  const isThere = (element: Element) => {
    const { width, height, right, bottom } = element.getBoundingClientRect()
    return (
      !element.matches(':disabled') &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      width > 1 &&
      height > 1 &&
      right > 0 &&
      bottom + scrollY > 0 &&
      getComputedStyle(element).clipPath === 'none'
    )
  }
  const step = 0.5
  scrollTo(0, 0)
  const targets = [...document.querySelectorAll(pressable)].filter(
    (element) => isThere(element) && !isInText(element),
  )
  const small: string[] = []
  for (const target of targets) {
    target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
    const { left, top, width, height } = target.getBoundingClientRect()
    const answers = (right: number, down: number) => {
      const hit = document.elementFromPoint(
        left + width / 2 + right,
        top + height / 2 + down,
      )
      return (
        target.contains(hit) || hit?.closest<HTMLLabelElement>('label')?.control === target
      )
    }
    /** How far from the middle it answers, in one direction. */
    const reach = (right: number, down: number) => {
      let far = 0
      while (far < least && answers(right * (far + step), down * (far + step))) far += step
      return far
    }
    const across = reach(1, 0) + reach(-1, 0)
    const along = reach(0, 1) + reach(0, -1)
    // Pixels are whole where a touch is looked up, and edges are not.
    if (Math.min(across, along) >= least - 1) continue
    const name = target.getAttribute('aria-label') ?? target.textContent.trim()
    const kind = target.tagName.toLowerCase()
    const size = [across, along].map((each) => Math.round(Math.min(each, least)))
    small.push(`${kind} "${name.slice(0, 40)}" answers on ${size.join(' × ')}`)
  }
  return { targets: targets.length, small }
}

/** Measures each page of the demo's account on a stage with a touch screen, with no dialog, menu or row open. */
export async function measureTouch(stage: Stage): Promise<TouchCost[]> {
  seedDemo(stage.panel)
  const costs: TouchCost[] = []
  for (const path of paths) {
    await stage.signIn(path === '/sign-in' ? null : demo.username)
    const page = await stage.open(1)
    await page.goto(path)
    await settled(page)
    costs.push({ page: path, ...(await page.evaluate(findTargets, leastTarget)) })
    await page.close()
  }
  return costs
}
