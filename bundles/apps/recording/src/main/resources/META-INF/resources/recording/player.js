// Plays a recording: both sides drawn, with pauses, missing audio, keys and notes on the time line.
// All texts come from the page; times are milliseconds.

const SMALL_STEP = 5;
const LARGE_STEP = 30;
const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2];
const LANE_HEIGHT = 56;

const STYLE = `
  :host { display: block; outline: none; color: var(--vaadin-text-color); }
  :host([hidden]) { display: none; }
  .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4rem 0.6rem; padding-block-end: 0.5rem; }
  button, select {
    font: inherit; color: inherit; background: var(--jf-card); border: 1px solid var(--jf-line); border-radius: 6px;
    min-block-size: 2.1rem; padding: 0 0.6rem; cursor: pointer;
  }
  button:focus-visible, select:focus-visible, input:focus-visible, .wave:focus-visible {
    outline: 2px solid var(--aura-accent-color, #0f6e68); outline-offset: 2px;
  }
  button.main { min-inline-size: 2.6rem; background: var(--aura-accent-color, #0f6e68); color: #fff; border-color: transparent; }
  svg { inline-size: 1rem; block-size: 1rem; fill: currentColor; vertical-align: -0.15rem; }
  .time { font-variant-numeric: tabular-nums; min-inline-size: 7.5rem; }
  label { display: inline-flex; align-items: center; gap: 0.35rem; font-size: 0.85rem; color: var(--vaadin-text-color-secondary); }
  input[type=range] { inline-size: 5.5rem; accent-color: var(--aura-accent-color, #0f6e68); }
  .end { margin-inline-start: auto; }
  .wave { position: relative; border: 1px solid var(--jf-line); border-radius: 8px; background: var(--jf-card); cursor: pointer; touch-action: pan-y; overflow: hidden; }
  canvas { display: block; inline-size: 100%; }
  .side { position: absolute; inset-inline-start: 0.4rem; font-size: 0.7rem; color: var(--vaadin-text-color-secondary); pointer-events: none; background: color-mix(in srgb, var(--jf-card) 80%, transparent); padding: 0 0.2rem; border-radius: 3px; }
  .marks { position: relative; block-size: 1.6rem; }
  .marks button {
    position: absolute; inset-block-start: 0.2rem; translate: -50% 0; min-block-size: 1.25rem; block-size: 1.25rem;
    min-inline-size: 1.25rem; padding: 0 0.25rem; font-size: 0.72rem; line-height: 1; border-radius: 4px;
  }
  .marks button.note { border-color: var(--jf-info); color: var(--jf-info); }
  .failure { color: var(--jf-bad); margin: 0.4rem 0 0; }
  .hint { font-size: 0.75rem; color: var(--vaadin-text-color-secondary); margin: 0; }
  @media (max-width: 600px) { .hint { display: none; } .end { margin-inline-start: 0; } }
`;

const PLAY = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 1.5v13l11-6.5z"/></svg>';
const PAUSE = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 2h4v12H3zM9 2h4v12H9z"/></svg>';

const clock = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
};

/** What the page set before this script was here is no property of ours yet. */
const takeEarly = (element) => {
  if (Object.hasOwn(element, 'data')) {
    const data = element.data;
    delete element.data;
    element.data = data;
  }
};

class RecordingPlayer extends HTMLElement {
  static observedAttributes = ['audio'];

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this._data = null;
    this._audio = new Audio();
    this._audio.preload = 'metadata';
    for (const event of ['play', 'pause', 'ended', 'seeked', 'timeupdate', 'loadedmetadata', 'ratechange']) {
      this._audio.addEventListener(event, () => this._show());
    }
    this._audio.addEventListener('error', () => this._fail());
    this.addEventListener('keydown', (event) => this._key(event));
    this._resized = new ResizeObserver(() => this._draw());
  }

  connectedCallback() {
    takeEarly(this);
    this._resized.observe(this);
    this._colours = matchMedia('(prefers-color-scheme: dark)');
    this._redraw = () => this._draw();
    this._colours.addEventListener('change', this._redraw);
    // A page that moves it takes it out first, and what it plays was let go.
    if (!this._audio.hasAttribute('src')) {
      this._load();
    }
    if (this._data) {
      this._build();
    }
  }

  disconnectedCallback() {
    this._resized.disconnect();
    this._colours.removeEventListener('change', this._redraw);
    this._audio.pause();
    this._audio.removeAttribute('src');
    this._audio.load();
  }

  attributeChangedCallback() {
    this._load();
  }

  _load() {
    const address = this.getAttribute('audio');
    this._failed = false;
    if (address) {
      this._audio.src = new URL(address, document.baseURI);
      // The other attributes may come after this one.
      queueMicrotask(() => this.hasAttribute('autoplay') && this._audio.play().catch(() => this._show()));
    } else {
      this._audio.removeAttribute('src');
    }
  }

  get data() {
    return this._data;
  }

  set data(data) {
    this._data = data;
    if (this.isConnected) {
      this._build();
    }
  }

  /** Seconds. */
  get position() {
    return this._audio.currentTime;
  }

  get _seconds() {
    return this._data ? this._data.duration / 1000 : 0;
  }

  seek(seconds) {
    this._audio.currentTime = Math.min(Math.max(0, seconds), this._seconds);
    this._show();
  }

  toggle() {
    if (this._audio.paused) {
      if (this._audio.ended) {
        this._audio.currentTime = 0;
      }
      this._audio.play().catch(() => this._show());
    } else {
      this._audio.pause();
    }
  }

  _build() {
    const texts = this._data.labels;
    const root = this.shadowRoot;
    root.innerHTML = `<style>${STYLE}</style>
      <div class="bar">
        <button class="main" part="play"></button>
        <button class="back">−${SMALL_STEP} s</button>
        <button class="on">+${SMALL_STEP} s</button>
        <span class="time"></span>
        <label><span class="speed-label"></span><select></select></label>
        <label><span class="volume-label"></span><input type="range" min="0" max="1" step="0.05"></label>
        <button class="note-here end" hidden></button>
      </div>
      <div class="wave" role="slider" tabindex="0" aria-valuemin="0"><canvas></canvas></div>
      <div class="marks"></div>
      <p class="hint"></p>
      <p class="failure" role="alert" hidden></p>`;
    const find = (selector) => root.querySelector(selector);
    this._play = find('.main');
    this._time = find('.time');
    this._wave = find('.wave');
    this._canvas = find('canvas');
    this._play.onclick = () => this.toggle();
    this._button(find('.back'), texts.back, () => this.seek(this.position - SMALL_STEP));
    this._button(find('.on'), texts.forward, () => this.seek(this.position + SMALL_STEP));
    find('.speed-label').textContent = texts.speed;
    this._speed = find('select');
    this._speed.append(...SPEEDS.map((speed) => new Option(`${speed}×`, speed)));
    this._speed.onchange = () => { this._audio.playbackRate = Number(this._speed.value); };
    find('.volume-label').textContent = texts.volume;
    const volume = find('input');
    volume.value = this._audio.volume;
    volume.oninput = () => { this._audio.volume = Number(volume.value); };
    const note = find('.note-here');
    note.hidden = !this._data.mayNote;
    note.textContent = texts.noteHere;
    note.onclick = () => this.dispatchEvent(
      new CustomEvent('note-here', { detail: { position: Math.round(this.position * 1000) } }));
    find('.hint').textContent = texts.keys;
    this._wave.setAttribute('aria-label', texts.position);
    this._wave.setAttribute('aria-valuemax', Math.round(this._seconds));
    this._wave.onpointerdown = (event) => this._drag(event);
    this._data.channels.forEach((channel, i) => {
      const side = document.createElement('span');
      side.className = 'side';
      side.style.top = `${i * LANE_HEIGHT + 2}px`;
      side.textContent = channel.label;
      this._wave.append(side);
    });
    this._marks(find('.marks'));
    this._show();
    if (!this._focused) {
      // What was asked for is to be played by the keyboard from here on.
      this._focused = true;
      this._wave.focus();
    }
  }

  _button(button, label, action) {
    button.setAttribute('aria-label', label);
    button.title = label;
    button.onclick = action;
  }

  _marks(row) {
    const marks = this._data.marks;
    row.hidden = marks.length === 0;
    row.replaceChildren(...marks.map((mark) => {
      const button = document.createElement('button');
      button.className = mark.kind;
      button.style.insetInlineStart = `clamp(0.8rem, ${this._share(mark.at) * 100}%, calc(100% - 0.8rem))`;
      button.textContent = mark.short;
      this._button(button, `${clock(mark.at / 1000)} ${mark.text}`, () => this.seek(mark.at / 1000));
      return button;
    }));
  }

  _share(millis) {
    return this._data.duration > 0 ? Math.min(1, millis / this._data.duration) : 0;
  }

  _drag(event) {
    const go = (move) => {
      const box = this._wave.getBoundingClientRect();
      this.seek((move.clientX - box.left) / box.width * this._seconds);
    };
    go(event);
    this._wave.setPointerCapture(event.pointerId);
    this._wave.onpointermove = go;
    this._wave.onpointerup = this._wave.onpointercancel = () => { this._wave.onpointermove = null; };
  }

  _key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const origin = event.composedPath()[0];
    const typing = origin instanceof HTMLSelectElement || origin instanceof HTMLInputElement;
    const step = event.shiftKey ? LARGE_STEP : SMALL_STEP;
    const keys = {
      ArrowLeft: () => this.seek(this.position - step),
      ArrowRight: () => this.seek(this.position + step),
      Home: () => this.seek(0),
      End: () => this.seek(this._seconds),
      '+': () => this._faster(1),
      '-': () => this._faster(-1)
    };
    if (!(origin instanceof HTMLButtonElement)) {
      keys[' '] = () => this.toggle();
    }
    const action = keys[event.key];
    if (action && !typing) {
      event.preventDefault();
      event.stopPropagation();
      action();
    }
  }

  _faster(by) {
    const now = SPEEDS.indexOf(this._audio.playbackRate);
    this._audio.playbackRate = SPEEDS[Math.min(Math.max(0, now + by), SPEEDS.length - 1)];
  }

  _fail() {
    if (this._audio.hasAttribute('src')) {
      this._failed = true;
      this._show();
    }
  }

  _show() {
    if (!this._canvas) {
      return;
    }
    const texts = this._data.labels;
    const playing = !this._audio.paused && !this._audio.ended;
    this._play.innerHTML = playing ? PAUSE : PLAY;
    this._play.setAttribute('aria-label', playing ? texts.pause : texts.play);
    this._play.title = playing ? texts.pause : texts.play;
    this._play.disabled = this._failed;
    this._speed.value = String(this._audio.playbackRate);
    const failure = this.shadowRoot.querySelector('.failure');
    failure.hidden = !this._failed;
    failure.textContent = this._failed ? texts.failed : '';
    this._draw();
    if (playing && !this._waiting) {
      this._waiting = requestAnimationFrame(() => { this._waiting = 0; this._show(); });
    }
  }

  _draw() {
    if (!this._canvas || !this._data) {
      return;
    }
    const now = `${clock(this.position)} / ${clock(this._seconds)}`;
    if (this._time.textContent !== now) {
      this._time.textContent = now;
      this._wave.setAttribute('aria-valuenow', Math.round(this.position));
      this._wave.setAttribute('aria-valuetext', now);
    }
    const width = this._wave.clientWidth;
    const height = this._data.channels.length * LANE_HEIGHT;
    const scale = window.devicePixelRatio || 1;
    if (this._canvas.width !== Math.round(width * scale) || this._canvas.height !== Math.round(height * scale)) {
      this._canvas.width = Math.round(width * scale);
      this._canvas.height = Math.round(height * scale);
      this._canvas.style.blockSize = `${height}px`;
    }
    const pen = this._canvas.getContext('2d');
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, width, height);
    this._stretches(pen, width, height);
    const played = this._share(this.position * 1000) * width;
    this._data.channels.forEach((channel, i) => this._lane(pen, channel, i, width, played));
    pen.fillStyle = this._colour('--vaadin-text-color', '#000');
    pen.fillRect(Math.min(played, width - 1.5), 0, 1.5, height);
  }

  _colour(name, otherwise) {
    this._probe ??= document.createElement('span');
    if (!this._probe.isConnected || this._probe.getRootNode() !== this.shadowRoot) {
      this._probe.hidden = true;
      this.shadowRoot.append(this._probe);
    }
    this._probe.style.color = `var(${name}, ${otherwise})`;
    return getComputedStyle(this._probe).color;
  }

  _stretches(pen, width, height) {
    for (const stretch of this._data.stretches) {
      const from = this._share(stretch.from) * width;
      const to = Math.max(from + 1, this._share(stretch.to) * width);
      const lanes = stretch.channel === undefined ? [0, height] : [stretch.channel * LANE_HEIGHT, LANE_HEIGHT];
      pen.globalAlpha = stretch.kind === 'pause' ? 0.22 : 0.3;
      pen.fillStyle = stretch.kind === 'pause' ? this._colour('--jf-warning', '#8f5a00') : this._colour('--jf-bad', '#b3261e');
      pen.fillRect(from, lanes[0], to - from, lanes[1]);
      pen.globalAlpha = 1;
      if (stretch.kind === 'pause' && to - from > 70) {
        pen.font = '11px system-ui, sans-serif';
        pen.fillText(stretch.short, from + 4, height - 5, to - from - 8);
      }
    }
  }

  _lane(pen, channel, i, width, played) {
    const middle = i * LANE_HEIGHT + LANE_HEIGHT / 2;
    const half = LANE_HEIGHT / 2 - 4;
    const count = channel.low.length;
    const step = width / Math.max(1, count);
    const done = this._colour('--aura-accent-color', '#0f6e68');
    const rest = this._colour('--jf-neutral', '#5b6869');
    for (let bucket = 0; bucket < count; bucket++) {
      const x = bucket * step;
      const top = middle - channel.high[bucket] / 128 * half;
      const bottom = middle - channel.low[bucket] / 128 * half;
      pen.fillStyle = x < played ? done : rest;
      pen.fillRect(x, top - 0.5, Math.max(1, step), Math.max(1, bottom - top + 1));
    }
  }
}

// Lets one hear a live call: linear samples of 16 bits, low byte first, two channels, 8 kHz, as they come.

const RATE = 8000;
const CHANNELS = 2;
const AHEAD_SECONDS = 0.12;
const BEHIND_SECONDS = 0.6;

const LIVE_STYLE = `
  :host { display: block; }
  .lanes { display: grid; grid-template-columns: auto 1fr; gap: 0.4rem 0.75rem; align-items: center; margin-block: 0.75rem; }
  meter { inline-size: 100%; block-size: 0.9rem; }
  p { margin: 0; }
  .failed { color: var(--jf-bad); }
`;

class LiveAudioPlayer extends HTMLElement {
  static observedAttributes = ['stream'];

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
  }

  attributeChangedCallback() {
    this._start();
  }

  connectedCallback() {
    takeEarly(this);
    this._start();
  }

  disconnectedCallback() {
    this._stop();
  }

  set data(data) {
    this._labels = data;
    this._start();
  }

  get data() {
    return this._labels;
  }

  _start() {
    const address = this.getAttribute('stream');
    if (!address || !this._labels || !this.isConnected || this._context) {
      return;
    }
    this.shadowRoot.innerHTML = `<style>${LIVE_STYLE}</style>
      <div class="lanes"><span></span><meter max="1" low="0.7" high="0.9" optimum="0"></meter>
      <span></span><meter max="1" low="0.7" high="0.9" optimum="0"></meter></div><p role="status"></p>`;
    this.shadowRoot.querySelectorAll('.lanes span').forEach((name, i) => { name.textContent = this._labels.sides[i]; });
    this.shadowRoot.querySelectorAll('meter').forEach((meter, i) => meter.setAttribute('aria-label', this._labels.sides[i]));
    this._context = new AudioContext({ latencyHint: 'interactive' });
    this._abort = new AbortController();
    this._next = 0;
    this._say('connecting');
    this._listen(address).catch((failure) => {
      if (failure.name !== 'AbortError') {
        this._say('failed', true);
      }
    });
  }

  _stop() {
    this._abort?.abort();
    this._context?.close();
    this._context = null;
  }

  _say(key, failed = false) {
    const status = this.shadowRoot.querySelector('p');
    status.textContent = this._labels[key];
    status.className = failed ? 'failed' : '';
  }

  async _listen(address) {
    const answer = await fetch(new URL(address, document.baseURI), { signal: this._abort.signal, cache: 'no-store' });
    if (!answer.ok) {
      this._say('failed', true);
      return;
    }
    const reader = answer.body.getReader();
    let kept = new Uint8Array(0);
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      const bytes = new Uint8Array(kept.length + piece.value.length);
      bytes.set(kept);
      bytes.set(piece.value, kept.length);
      const whole = bytes.length - bytes.length % (2 * CHANNELS);
      kept = bytes.slice(whole);
      if (whole > 0) {
        this._say('listening');
        this._sound(new DataView(bytes.buffer, 0, whole));
      }
    }
    this._say('ended');
  }

  _sound(bytes) {
    const frames = bytes.byteLength / (2 * CHANNELS);
    const buffer = this._context.createBuffer(CHANNELS, frames, RATE);
    const meters = this.shadowRoot.querySelectorAll('meter');
    for (let channel = 0; channel < CHANNELS; channel++) {
      const samples = buffer.getChannelData(channel);
      let loudest = 0;
      for (let i = 0; i < frames; i++) {
        samples[i] = bytes.getInt16((i * CHANNELS + channel) * 2, true) / 32768;
        loudest = Math.max(loudest, Math.abs(samples[i]));
      }
      meters[channel].value = loudest;
    }
    const now = this._context.currentTime;
    if (this._next < now || this._next > now + BEHIND_SECONDS) {
      // It came too late, or too much has gathered: from here on live again.
      this._next = now + AHEAD_SECONDS;
    }
    const source = this._context.createBufferSource();
    source.buffer = buffer;
    source.connect(this._context.destination);
    source.start(this._next);
    this._next += buffer.duration;
  }
}

const define = (name, type) => customElements.get(name) ?? customElements.define(name, type);
define('jf-recording-player', RecordingPlayer);
define('jf-live-audio', LiveAudioPlayer);
