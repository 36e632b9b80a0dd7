// What the widgets have no setting for.

// What each field is for, so that a password manager and WCAG 1.3.5 know it.
const PURPOSE = {
  "What should we call you?": "given-name",
  "Last name (optional)": "family-name",
  "E-mail address": "username",
  "E-mail address (only to sign in; nothing is sent to it)": "username",
  "Password": "current-password",
  "Current password": "current-password",
  "Choose a password": "new-password",
  "The same password again": "new-password",
  "New password": "new-password",
  "New password again": "new-password",
}

// On a phone the menu is a list whose items stand in boxes between the list and its items, which
// WCAG 1.3.1 does not allow. Without the roles it is what it is: links under headings.
const plainMenu = () => document
  .querySelectorAll('[data-testid="stSidebarNav"] :is(ul, li):not([role])')
  .forEach((element) => element.setAttribute("role", "none"))

const namePurposes = () => document
  .querySelectorAll('[data-testid="stForm"] input[autocomplete="off"]')
  .forEach((field) => {
    const purpose = PURPOSE[field.getAttribute("aria-label")]
    if (purpose) field.setAttribute("autocomplete", purpose)
  })

const look = () => { plainMenu(); namePurposes() }
new MutationObserver(look).observe(document.body, { childList: true, subtree: true })

// Streamlit hands the address on when a link leads to the page that is open already, so that the
// menu would show the one record that is open again and not its list. The address is laid bare
// first; "popstate" tells Streamlit so.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]")
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return
  const isHere = link.origin === location.origin && link.pathname === location.pathname
  if (!isHere || link.search || link.hash || !location.search) return
  history.pushState({}, "", link.pathname)
  dispatchEvent(new PopStateEvent("popstate"))
}, true)

// The second half of a double click belongs to what the first half pressed. When the server was
// quick, something else stands there by then: a fresh form, or the next item of a list. No button
// counts up, so nobody presses one twice on purpose.
const BUTTONS = '[data-testid="stButton"], [data-testid="stFormSubmitButton"]'
document.addEventListener("click", (event) => {
  if (event.detail < 2 || !event.target.closest?.(BUTTONS)) return
  event.stopImmediatePropagation()
  event.preventDefault()
}, true)
