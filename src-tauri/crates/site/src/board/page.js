// What a mark leads to is opened where the browser does not open it by itself.
const show = () => {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const closed = target && target.closest('details')
  if (closed && !closed.open) {
    closed.open = true
    target.scrollIntoView({ block: 'center' })
  }
  if (closed) target.focus({ preventScroll: true })
}
addEventListener('hashchange', show)
show()
