import { Badge } from '#src/ui/badge.tsx'
import { Button } from '#src/ui/button.tsx'
import { Icon } from '#src/ui/icons.tsx'
import { PageTitle, Row, Section, Stack } from '#src/ui/section.tsx'

import type { States } from '../states.ts'

const change = <Button>Change email</Button>

export const states: States = {
  'the title of a page': () => (
    <div className="gallery-wide">
      <PageTitle>Profile</PageTitle>
    </div>
  ),
  'the title of a page, with all': () => (
    <div className="gallery-wide">
      <PageTitle
        lead="Keys let programs use your account."
        action={<Button kind="primary">Create key</Button>}
      >
        API keys
      </PageTitle>
    </div>
  ),
  'a card': () => (
    <div className="gallery-wide">
      <Section title="Sign-in" lead="What you sign in with.">
        <Row label="User name" value="una" />
        <Row label="Email" value="una@example.com" action={change} note="Verified" />
        <Row label="Two-factor" value={<Badge kind="ok">On</Badge>} />
      </Section>
    </div>
  ),
  'a hidden title': () => (
    <div className="gallery-wide">
      <Section title="Two-factor sign-in" hasHiddenTitle>
        <Row
          sign={<Icon name="unguarded" />}
          label="Two-factor sign-in"
          value="Two-factor sign-in is off"
          note="Whoever has your password can sign in."
          action={<Button kind="primary">Set up</Button>}
        />
      </Section>
    </div>
  ),
  'no card': () => (
    <div className="gallery-wide">
      <Section title="Recent sign-ins" isBare>
        <p>Nothing was read.</p>
      </Section>
    </div>
  ),
  'an opened row': () => (
    <div className="gallery-wide">
      <Section title="Sign-in">
        <Row label="Email" value="una@example.com">
          <Stack>
            <p>A form stands here.</p>
            <p>Its parts are one below the other.</p>
          </Stack>
        </Row>
      </Section>
    </div>
  ),
  'long words': () => (
    <div className="gallery-wide">
      <PageTitle lead={'Many words '.repeat(30)}>{'Title'.repeat(20)}</PageTitle>
      <Section title={'WithoutASingleBlank'.repeat(8)}>
        <Row
          label={'Label'.repeat(20)}
          value={`${'long'.repeat(40)}@example.com`}
          action={change}
        />
      </Section>
    </div>
  ),
}
