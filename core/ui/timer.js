// A rhythm to follow: a circle that grows and shrinks, a word, and how much is left.
// The page's script does not run meanwhile, and a run of it leaves a running timer alone.

const SIZE = { "In": 1, "Out": 0.55, "Tense": 0.55, "Let go": 1 }
const LESS_MOVEMENT = "(prefers-reduced-motion: reduce)"

const clock = (seconds) => {
  const whole = Math.ceil(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")} left`
}

// One cycle as steps of an animation, beginning where the last cycle ended.
const breath = (phases, total) => {
  let size = SIZE[phases[phases.length - 1][0]] ?? 0.55
  let passed = 0
  const frames = [{ transform: `scale(${size})`, offset: 0, easing: "ease-in-out" }]
  for (const [word, seconds] of phases) {
    size = SIZE[word] ?? size
    passed += seconds
    frames.push({ transform: `scale(${size})`, offset: Math.min(1, passed / total), easing: "ease-in-out" })
  }
  return frames
}

export default function ({ data, parentElement }) {
  const timer = parentElement.querySelector(".pace")
  if (!timer || timer.dataset.name === data.name) return
  timer.dataset.name = data.name
  const part = (name) => timer.querySelector(`.pace-${name}`)
  const disc = part("disc"), button = part("button"), bar = part("bar")
  const show = (name, words) => { if (part(name).textContent !== words) part(name).textContent = words }
  const total = data.phases.reduce((sum, [, seconds]) => sum + seconds, 0)
  const all = total * data.cycles
  let ticking, movement, started, half

  const rest = (word) => {
    clearInterval(ticking)
    ticking = undefined
    movement?.cancel()
    show("word", word)
    show("part", "")
    show("left", clock(all))
    bar.value = 0
    button.textContent = "Start the timer"
    timer.classList.remove("is-running")
  }

  const tick = () => {
    const passed = (performance.now() - started) / 1000
    if (passed >= all) {
      rest("Done")
      show("left", "")
      bar.value = all
      show("status", "Done. Sit for a moment longer if you like.")
      return
    }
    let within = passed % total
    const now = data.phases.find(([, seconds]) => (within -= seconds) < 0) ?? data.phases[0]
    show("word", now[0])
    const each = data.cycles / Math.max(1, data.parts.length)
    show("part", data.parts[Math.floor(passed / total / each)] ?? "")
    show("left", clock(all - passed))
    bar.value = passed
    if (!half && passed >= all / 2) {
      half = true
      show("status", "Half of it is done.")
    }
  }

  button.onclick = () => {
    if (ticking) {
      rest("Ready")
      show("status", "Stopped.")
      return
    }
    started = performance.now()
    half = false
    if (!window.matchMedia(LESS_MOVEMENT).matches) {
      movement = disc.animate(breath(data.phases, total), { duration: total * 1000, iterations: data.cycles })
    }
    button.textContent = "Stop the timer"
    timer.classList.add("is-running")
    show("status", "Started.")
    tick()
    ticking = setInterval(tick, 100)
  }

  show("about", data.about)
  bar.max = all
  show("status", "")
  rest("Ready")
  return () => { clearInterval(ticking); movement?.cancel() }
}
