import { like } from './dialect.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'

/**
 * Pyrodactyl 5.0.6, read from its source (contract §1.0, §1.9, §4.1, §4.3, §4.7; what its version looks like, from a fork):
 * keys begin with `pyro_`, the panel tells its version, captchas are of several services and refused in words, and the
 * API asks no browser for the token of its session.
 */
export const pyrodactyl = like(pterodactyl1118, {
  name: 'pyrodactyl',
  features: { version: '5.0.6', csrf: false, apiKeys: { prefix: 'pyro_' } },
  shapes: {
    site: ({ name, captcha }) => ({
      name,
      locale: 'en',
      timezone: 'UTC',
      captcha: {
        enabled: captcha,
        provider: captcha ? 'turnstile' : 'none',
        siteKey: captcha ? '1x00000000000000000000AA' : '',
        scriptIncludes: captcha
          ? ['https://challenges.cloudflare.com/turnstile/v0/api.js']
          : [],
      },
    }),
  },
  words: {
    captcha: {
      status: 400,
      code: 'DisplayException',
      detail: 'Please complete the captcha verification.',
    },
    wrongCaptcha: {
      status: 400,
      code: 'DisplayException',
      detail: 'Captcha verification failed. Please try again.',
    },
  },
})
