import type { Page } from 'playwright-core';

/**
 * Photos as a camera would give them, each different: a workshop with bags, a scale and its reading, painted in the
 * page itself. JPEG, 1600 × 1200.
 */
export const paintPhotos = async (page: Page, count: number): Promise<readonly Uint8Array[]> => {
  const pictures = await page.evaluate(async (wanted) => {
    const paint = async (index: number): Promise<string> => {
      const canvas = new OffscreenCanvas(1600, 1200);
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('no canvas');
      let seed = index * 7919 + 17;
      const chance = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
      const wall = pen.createLinearGradient(0, 0, 0, 760);
      wall.addColorStop(0, `hsl(${200 + index * 5} 12% ${58 + (index % 5) * 4}%)`);
      wall.addColorStop(1, `hsl(${200 + index * 5} 10% 44%)`);
      pen.fillStyle = wall;
      pen.fillRect(0, 0, 1600, 800);
      const floor = pen.createLinearGradient(0, 780, 0, 1200);
      floor.addColorStop(0, '#6d675e');
      floor.addColorStop(1, '#4a463f');
      pen.fillStyle = floor;
      pen.fillRect(0, 780, 1600, 420);
      pen.fillStyle = 'rgb(255 255 255 / 0.35)';
      pen.fillRect(980 + (index % 4) * 60, 60, 420, 300);
      const rows = 2 + (index % 4);
      for (let row = 0; row < rows; row += 1) {
        for (let bag = 0; bag < 4; bag += 1) {
          const x = 120 + bag * 215 + (row % 2) * 60 + chance() * 14;
          const y = 900 - row * 122 + chance() * 8;
          pen.fillStyle = `hsl(${32 + chance() * 12} ${24 + chance() * 12}% ${70 + chance() * 12}%)`;
          pen.beginPath();
          pen.roundRect(x, y, 205, 118, 26);
          pen.fill();
          pen.strokeStyle = 'rgb(0 0 0 / 0.25)';
          pen.lineWidth = 3;
          pen.stroke();
          pen.fillStyle = 'rgb(40 60 90 / 0.55)';
          pen.fillRect(x + 52, y + 46, 100, 22);
        }
      }
      pen.fillStyle = '#30363d';
      pen.fillRect(1130, 780, 330, 46);
      pen.fillRect(1280, 520, 26, 270);
      pen.fillStyle = '#11161c';
      pen.beginPath();
      pen.roundRect(1150, 400, 300, 140, 14);
      pen.fill();
      pen.fillStyle = '#ff5b45';
      pen.font = 'bold 92px monospace';
      pen.fillText((49.4 + (index % 12) / 10).toFixed(1), 1190, 502);
      for (let grain = 0; grain < 2600; grain += 1) {
        pen.fillStyle = `rgb(${chance() > 0.5 ? '255 255 255' : '0 0 0'} / 0.05)`;
        pen.fillRect(chance() * 1600, chance() * 1200, 3, 3);
      }
      const bytes = new Uint8Array(
        await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.86 })).arrayBuffer(),
      );
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      return btoa(text);
    };
    return Promise.all(Array.from({ length: wanted }, (_, index) => paint(index)));
  }, count);
  return pictures.map((picture) => new Uint8Array(Buffer.from(picture, 'base64')));
};
