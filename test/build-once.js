const { execFileSync } = require('node:child_process');
const { mkdirSync, readdirSync, rmdirSync, statSync, utimesSync, writeFileSync } = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
const stamp = path.join(root, 'dist', '.built');
const lock = path.join(root, 'dist', '.building');
const LOCK_OLD_MS = 30_000;

/** Worker threads run compiled JavaScript only, so tests that start one need an up-to-date build. */
module.exports = function buildOnce() {
  if (isFresh()) return;
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  while (!locked()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  try {
    if (isFresh()) return;
    const begun = new Date();
    const nest = path.join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
    execFileSync(process.execPath, [nest, 'build', 'standalone'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    writeFileSync(stamp, '');
    utimesSync(stamp, begun, begun);
  } finally {
    rmdirSync(lock);
  }
};

function isFresh() {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return ['apps', 'libs', 'test'].every((folder) => newest(path.join(root, folder)) < built);
}

function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) latest = Math.max(latest, newest(file));
    else if (entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts')) {
      latest = Math.max(latest, statSync(file).mtimeMs);
    }
  }
  return latest;
}

/** Concurrent runs build one after the other; a lock left by a killed run expires after half a minute. */
function locked() {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > LOCK_OLD_MS) rmdirSync(lock);
    return false;
  }
}
