/** What a state is one of: a part in the gallery, or a view that the scan reaches. */
export type Group = 'parts' | 'views'

/** Where pictures of a state lie, as letters, digits and hyphens, which are names of files everywhere: `parts/button/focus-plain`. */
export const picturePath = (group: Group, name: string): string =>
  [group, ...name.split('/')]
    .map((part) => part.replaceAll(/[^\w]+/g, '-').replaceAll(/^-|-$/g, ''))
    .join('/')

/** Whether a state is to be taken where `only` is asked for: a part of its name, or of the path of its pictures. */
export const isAsked = (only: string, group: Group, name: string): boolean =>
  `${group}/${name}`.includes(only) || picturePath(group, name).includes(only)
