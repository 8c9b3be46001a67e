/** Where the page believes that it is; the panel shares the origin. */
export const origin = 'http://perch.test'
