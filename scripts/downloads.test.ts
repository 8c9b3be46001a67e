import { expect, test } from 'vitest'

import { readDownloads, type Manifest } from './downloads.ts'

const manifest: Manifest = {
  'index.html': {
    file: 'assets/index.js',
    css: ['assets/index.css'],
    isEntry: true,
    imports: ['_shared.js'],
    dynamicImports: ['src/pages/profile/page.tsx', 'src/pages/security/page.tsx'],
  },
  '_shared.js': { file: 'assets/shared.js' },
  '_forms.js': { file: 'assets/forms.js', css: ['assets/forms.css'] },
  'src/pages/profile/page.tsx': {
    file: 'assets/profile.js',
    imports: ['_shared.js'],
    dynamicImports: ['src/pages/profile/dialog.tsx'],
  },
  'src/pages/profile/dialog.tsx': { file: 'assets/dialog.js' },
  'src/pages/security/page.tsx': {
    file: 'assets/security.js',
    imports: ['_shared.js', '_forms.js'],
  },
  'src/pages/sign-in/forgot-page.tsx': { file: 'assets/forgot.js' },
  'src/i18n/generated/en/shell.ts': { file: 'assets/shell-en.js' },
  'src/i18n/generated/en/profile.ts': { file: 'assets/profile-en.js' },
  'src/i18n/generated/en/security.ts': { file: 'assets/security-en.js' },
  'src/i18n/generated/pseudo/security.ts': { file: 'assets/security-pseudo.js' },
}
const html = '<link rel="icon" href="/favicon.svg"><script src="/assets/index.js"></script>'

test('counts each file once, where it is first needed', () => {
  const downloads = readDownloads(manifest, html)
  expect([...downloads.firstVisit].sort()).toEqual([
    'assets/index.css',
    'assets/index.js',
    'assets/profile-en.js',
    'assets/profile.js',
    'assets/shared.js',
    'assets/shell-en.js',
    'favicon.svg',
    'index.html',
  ])
  expect(downloads.furtherPages).toEqual(
    new Map([
      [
        'security',
        new Set([
          'assets/security.js',
          'assets/forms.js',
          'assets/forms.css',
          'assets/security-en.js',
        ]),
      ],
      ['sign-in/forgot-page', new Set(['assets/forgot.js'])],
    ]),
  )
  expect(downloads.css).toEqual(new Set(['assets/index.css', 'assets/forms.css']))
  expect(downloads.onDemand).toEqual(
    new Set(['assets/dialog.js', 'assets/security-pseudo.js']),
  )
})

test('refuses a build without the page that the budget is about', () => {
  expect(() =>
    readDownloads({ 'index.html': { file: 'a.js', isEntry: true } }, html),
  ).toThrow('src/pages/profile/page.tsx')
})
