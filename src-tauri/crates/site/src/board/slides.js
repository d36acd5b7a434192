// One slide at a time: arrow keys, space, Home and End, swiping; f fills the screen.
const slides = [...document.querySelectorAll('.slide')]
const isRtl = document.documentElement.dir === 'rtl'
let at = 0

const show = (next, isFocused = true) => {
  at = Math.max(0, Math.min(slides.length - 1, next))
  slides.forEach((slide, place) => slide.classList.toggle('shown', place === at))
  scrollTo(0, 0)
  slides[at].scrollTop = 0
  history.replaceState(null, '', '#' + slides[at].id)
  if (isFocused) slides[at].querySelector('h1, h2').focus({ preventScroll: true })
}

const fill = () => {
  if (document.fullscreenElement) document.exitFullscreen()
  else document.documentElement.requestFullscreen?.()
}

const steps = {
  ArrowRight: () => show(at + (isRtl ? -1 : 1)),
  ArrowLeft: () => show(at + (isRtl ? 1 : -1)),
  PageDown: () => show(at + 1),
  PageUp: () => show(at - 1),
  Home: () => show(0),
  End: () => show(slides.length - 1),
  f: fill,
  F: fill,
}

addEventListener('keydown', (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return
  // What is wider or longer than the slide is moved by the keys first, and a table is opened by space.
  const inside = event.target instanceof Element && event.target.closest('summary, a, [role=region]')
  if (event.key === ' ' && !inside) {
    event.preventDefault()
    show(at + (event.shiftKey ? -1 : 1))
    return
  }
  const wide = event.target instanceof Element && event.target.closest('[role=region]')
  const scrolls = wide && wide.scrollWidth > wide.clientWidth && event.key.startsWith('Arrow')
  const step = scrolls ? undefined : steps[event.key]
  if (!step) return
  event.preventDefault()
  step()
})

let touch = null
addEventListener('touchstart', (event) => (touch = event.touches.length === 1 ? event.touches[0] : null), { passive: true })
addEventListener(
  'touchend',
  (event) => {
    if (!touch) return
    const end = event.changedTouches[0]
    const [x, y] = [end.clientX - touch.clientX, end.clientY - touch.clientY]
    const region = touch.target instanceof Element && touch.target.closest('[role=region]')
    const scrolls = region && region.scrollWidth > region.clientWidth
    touch = null
    if (scrolls || Math.abs(x) < 50 || Math.abs(x) < 2 * Math.abs(y)) return
    show(at + (x < 0 !== isRtl ? 1 : -1))
  },
  { passive: true },
)

document.documentElement.classList.add('moved')
const first = slides.findIndex((slide) => '#' + slide.id === location.hash)
show(first < 0 ? 0 : first, false)
addEventListener('hashchange', () => {
  const place = slides.findIndex((slide) => '#' + slide.id === location.hash)
  if (place >= 0 && place !== at) show(place)
})
