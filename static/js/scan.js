// The slip under the camera: read by the phone itself, else by zxing; what is read is sent like a typed code.

const form = document.querySelector("[data-ds-scan]");
const field = form.querySelector("[data-ds-code]");
const camera = form.querySelector("[data-ds-camera]");
const video = form.querySelector("[data-ds-video]");
const start = camera.querySelector("button");
const said = form.querySelector("[data-ds-said]");

const EVERY = 150; // milliseconds between two looks
const PAUSE = 6000; // in which the slip just recorded is not read again
const WIDEST = 960; // pixels are enough for a slip held at arm's length
const KEPT = "ds-camera";
const CODE = /(?:\/kode\/)?([0-9A-Za-z]{4}-?[0-9A-Za-z]{4})\/?$/;

const opened = Date.now();
let stopped = false;

function say(name) {
  said.textContent = form.querySelector(`[data-ds-words="${name}"]`).textContent;
}

async function ownReader() {
  if (!("BarcodeDetector" in window)) return null;
  const formats = await BarcodeDetector.getSupportedFormats();
  if (!formats.includes("qr_code")) return null;
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  return async () => (await detector.detect(video)).map((found) => found.rawValue);
}

async function loadedReader() {
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = form.dataset.dsReader;
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    document.head.append(script);
  });
  const overrides = { locateFile: () => form.dataset.dsWasm };
  await ZXingWASM.prepareZXingModule({ overrides, fireImmediately: true });
  const canvas = document.createElement("canvas");
  const pixels = canvas.getContext("2d", { willReadFrequently: true });
  return async () => {
    const scale = Math.min(1, WIDEST / video.videoWidth);
    canvas.width = video.videoWidth * scale;
    canvas.height = video.videoHeight * scale;
    pixels.drawImage(video, 0, 0, canvas.width, canvas.height);
    const image = pixels.getImageData(0, 0, canvas.width, canvas.height);
    const found = await ZXingWASM.readBarcodes(image, { formats: ["QRCode"], maxNumberOfSymbols: 1 });
    return found.map((one) => one.text);
  };
}

function wanted(text) {
  const code = text.trim().match(CODE)?.[1].replace("-", "").toUpperCase();
  const isLast = code === form.dataset.dsLast && Date.now() - opened < PAUSE;
  return code && !isLast ? code : "";
}

function send(code) {
  stopped = true;
  say("read");
  navigator.vibrate?.(80);
  field.value = code;
  form.requestSubmit();
}

async function watch(look) {
  while (!stopped) {
    const texts = video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA ? [] : await look();
    const code = texts.map(wanted).find(Boolean);
    if (code) return send(code);
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
}

function close() {
  stopped = true;
  for (const track of video.srcObject?.getTracks() ?? []) track.stop();
  video.srcObject = null;
}

async function open() {
  stopped = false;
  start.hidden = true;
  say("waiting");
  try {
    const wish = { video: { facingMode: "environment", width: { ideal: 1280 } }, audio: false };
    video.srcObject = await navigator.mediaDevices.getUserMedia(wish);
    await video.play();
    video.hidden = false;
    sessionStorage.setItem(KEPT, "on");
    const look = (await ownReader()) ?? (await loadedReader());
    say("reading");
    await watch(look);
  } catch (error) {
    close();
    video.hidden = true;
    start.hidden = false;
    sessionStorage.removeItem(KEPT);
    say(error.name === "NotAllowedError" ? "refused" : "missing");
  }
}

if (navigator.mediaDevices?.getUserMedia) {
  camera.hidden = false;
  start.addEventListener("click", open);
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => event.persisted && open());
  if (sessionStorage.getItem(KEPT) && !form.querySelector(".err")) open();
}
