import { Anchor, Button, NavLink, UnstyledButton, type AnchorProps, type ButtonProps, type NavLinkProps, type UnstyledButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentPropsWithRef } from 'react'

type A = Omit<ComponentPropsWithRef<'a'>, 'style' | 'color' | 'title'>

function PlainAnchor(props: AnchorProps & A) {
  return <Anchor {...props} />
}
function PlainButton(props: ButtonProps & A) {
  return <Button component="a" {...props} />
}
function PlainNavLink(props: NavLinkProps & A) {
  return <NavLink component="a" {...props} />
}
function PlainBlock(props: UnstyledButtonProps & A) {
  return <UnstyledButton component="a" {...props} />
}

/** Typed links to pages of the site's table, in the looks of the design system. */
export const AnchorLink = createLink(PlainAnchor)
export const ButtonLink = createLink(PlainButton)
export const NavItemLink = createLink(PlainNavLink)
/** A link around a whole card. */
export const BlockLink = createLink(PlainBlock)
