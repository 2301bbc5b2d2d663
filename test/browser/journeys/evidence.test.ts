import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { itemOf } from '../../../shared/domain/evaluate.ts';
import { paintPhotos } from '../../scenario/paint-photos.ts';
import { scriptOf } from '../../scenario/three-visits.ts';
import { type LaptopWorld, openWorld, shortVisit } from './laptop-world.ts';

let world: LaptopWorld;
let id: string;
let folder: string;
const { context } = scriptOf(shortVisit);

beforeAll(async () => {
  world = await openWorld();
  folder = join(world.scratch, 'files');
  await mkdir(folder);
  id = await world.inspector().start(shortVisit.firm);
  await world.inspector().holdOpening(shortVisit.areas);
});
afterAll(() => world.close());

const page = () => world.page();
const picture = async (name: string): Promise<void> => {
  const pictures = process.env['HECHA_PICTURES'];
  if (pictures !== undefined) await page().screenshot({ path: join(pictures, `${name}.png`) });
};
const pieces = () => page().locator('.pieces .piece');
const open = (itemId: string) => world.inspector().openItem(id, itemOf(context, itemId));
const keep = async (name: string, bytes: Uint8Array | string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
};
const choose = (paths: string[]) => page().locator('input[data-picker]').setInputFiles(paths);

/** A JPEG of two colours, red at the left and blue at the right, as the sensor saw it. */
const twoColours = async (width: number, height: number): Promise<Buffer> =>
  Buffer.from(
    await page().evaluate(
      async ([wide, high]) => {
        const canvas = new OffscreenCanvas(wide, high);
        const pen = canvas.getContext('2d');
        if (!pen) throw new Error('no canvas');
        pen.fillStyle = '#e00000';
        pen.fillRect(0, 0, wide / 2, high);
        pen.fillStyle = '#0000e0';
        pen.fillRect(wide / 2, 0, wide / 2, high);
        const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
        let text = '';
        for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
        return btoa(text);
      },
      [width, height] as const,
    ),
    'base64',
  );

/** The same JPEG with an Exif segment that says how the camera was held. */
const held = (jpeg: Buffer, orientation: number): Buffer => {
  const tiff = Buffer.alloc(26);
  tiff.write('MM');
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xffe1, 0);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
};

/** Size of the kept picture and its colours at the given shares of width and height, decoded without Exif. */
const pictureOf = (index: number, places: readonly (readonly [number, number])[]) =>
  pieces()
    .nth(index)
    .locator('img')
    .evaluate(async (image: HTMLImageElement, wanted) => {
      await image.decode();
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('no canvas');
      pen.drawImage(image, 0, 0);
      /** The line begins with the first row that is paper from edge to edge. */
      const isPaper = (y: number) =>
        pen.getImageData(0, y, canvas.width, 1).data.every((part, index) => index % 4 === 3 || part > 230);
      let height = 0;
      while (height < canvas.height && !isPaper(height)) height += 1;
      const line = pen.getImageData(0, height, canvas.width, canvas.height - height || 1).data;
      return {
        width: image.naturalWidth,
        height,
        /** Is there dark lettering on the paper below the picture? */
        lettered: height < canvas.height && line.some((part, index) => index % 4 === 0 && part < 60),
        colours: wanted.map(([x, y]) => {
          const [red = 0, , blue = 0] = pen.getImageData(x * canvas.width, y * height, 1, 1).data;
          return red > 100 ? 'red' : blue > 100 ? 'blue' : 'black';
        }),
      };
    }, places);

it('takes several photos with the camera', async () => {
  await open('fertiliser-e1');
  await world.inspector().leaveField();
  await world.inspector().press('p');
  const shoot = page().locator('dialog[open]').getByRole('button', { name: '拍下' });
  await shoot.waitFor();
  await page().waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
  await shoot.click();
  await page().locator('.camera-count', { hasText: '已拍 1 张' }).waitFor();
  await page().locator('dialog[open]').getByRole('button', { name: '完成' }).click();
  await pieces().first().waitFor();
  expect((await pictureOf(0, [])).width).toBeGreaterThan(0);
});

it('turns a photo upright that was taken with the camera held sideways', async () => {
  await open('fertiliser-t1');
  await choose([await keep('sideways.jpg', held(await twoColours(800, 600), 6))]);
  await pieces().first().waitFor();
  await pieces().first().locator('img').waitFor();
  // Orientation 6 is a quarter turn clockwise: what was left is now above.
  expect(
    await pictureOf(0, [
      [0.5, 0.1],
      [0.5, 0.9],
    ]),
  ).toEqual({
    width: 600,
    height: 800,
    lettered: true,
    colours: ['red', 'blue'],
  });
});

it('scales a photo of twelve megapixels to 2048 pixels', async () => {
  await open('fertiliser-t2');
  await choose([await keep('large.jpg', await twoColours(4000, 3000))]);
  await pieces().first().locator('img').waitFor();
  expect(
    await pictureOf(0, [
      [0.1, 0.5],
      [0.9, 0.5],
    ]),
  ).toEqual({
    width: 2048,
    height: 1536,
    lettered: true,
    colours: ['red', 'blue'],
  });
});

it('refuses text that calls itself a photo, in words, and keeps the photos chosen with it', async () => {
  await open('fertiliser-t3');
  const [photo] = await paintPhotos(page(), 1);
  await choose([
    await keep('record.jpg', 'this is no picture'),
    await keep('scale.jpg', photo ?? new Uint8Array()),
  ]);
  await page().locator('.problem-bar', { hasText: '“record.jpg”不是能读取的图片' }).waitFor();
  await page().locator('.problem-bar', { hasText: 'PHOTO_NOT_AN_IMAGE' }).waitFor();
  await pieces().first().waitFor();
  expect(await pieces().count()).toBe(1);
  await page().locator('.problem-bar button').click();
});

it('shows a file that is no photo by its name', async () => {
  await open('fertiliser-t2');
  await choose([await keep('检验原始记录.pdf', '%PDF-1.4 record')]);
  await pieces().filter({ hasText: '检验原始记录.pdf' }).waitFor();
});

it('attaches several files at once, captions and removes one with a reason', async () => {
  await open('g-s.14.1');
  const photos = await paintPhotos(page(), 3);
  await choose(await Promise.all(photos.map((bytes, index) => keep(`整改-${index + 1}.jpg`, bytes))));
  await pieces().nth(2).waitFor();
  expect(await pieces().count()).toBe(3);

  const caption = pieces().first().locator('.piece-caption');
  await caption.fill('整改后的称量记录');
  await caption.blur();
  await pieces().nth(1).locator('.piece-remove').click();
  const dialog = page().locator('dialog[open]');
  expect(await dialog.getByRole('button', { name: '确认' }).isDisabled()).toBe(true);
  await dialog.locator('textarea').fill('拍到无关人员');
  await page().keyboard.press('Control+Enter');
  await page().locator('.removed', { hasText: '已移除：拍到无关人员' }).waitFor();
  expect(await page().locator('.removed s').count()).toBe(1);
  expect(await pieces().count()).toBe(2);

  await world.inspector().untilSaved();
  await page().reload();
  await pieces().nth(1).locator('img').waitFor();
  expect(await pieces().first().locator('.piece-caption').inputValue()).toBe('整改后的称量记录');
  await page().locator('.removed', { hasText: '拍到无关人员' }).waitFor();
});

it('marks what was imported, keeps what its camera says, and covers parts of it by pointer and by keys', async () => {
  await open('fertiliser-m2');
  await choose([await keep('faces.jpg', held(await twoColours(800, 600), 1))]);
  await pieces().first().locator('img').waitFor();
  await pieces().first().getByText('导入').waitFor();
  const before = await pieces().first().locator('.piece-facts .mono').innerText();

  await pieces().first().locator('.piece-picture').click();
  const dialog = page().locator('dialog[open]');
  await dialog.getByText('从文件或相册导入').waitFor();
  await dialog.getByRole('button', { name: '遮盖…' }).click();
  const stage = dialog.locator('.redact-stage image');
  await stage.waitFor();
  const box = await stage.boundingBox();
  if (!box) throw new Error('no stage');
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page().mouse.move(...at(0.05, 0.05));
  await page().mouse.down();
  await page().mouse.move(...at(0.3, 0.3), { steps: 4 });
  await page().mouse.up();
  expect(await dialog.locator('.redact-list li').count()).toBe(1);

  await dialog.getByRole('button', { name: '加一个区域' }).press('Enter');
  const second = dialog.getByRole('button', { name: '区域 2' }).first();
  await second.focus();
  for (let step = 0; step < 20; step += 1) await second.press('ArrowRight');
  await second.press('Shift+ArrowDown');
  await dialog.getByText('商业秘密').click();
  await picture('redact-dialog');
  await page().keyboard.press('Control+Enter');
  await pieces().first().getByText('已遮盖').waitFor();
  await pieces().first().locator('img').waitFor();

  const { colours, lettered } = await pictureOf(0, [
    [0.15, 0.15],
    [0.4, 0.15],
    [0.7, 0.42],
    [0.9, 0.1],
  ]);
  expect(colours).toEqual(['black', 'red', 'black', 'blue']);
  expect(lettered).toBe(true);
  expect(await pieces().first().locator('.piece-facts .mono').innerText()).toBe(before);

  await world.inspector().leaveField();
  await world.inspector().press('Control+z');
  await pieces().first().getByText('已遮盖').waitFor({ state: 'detached' });
  await world.inspector().press('Control+y');
  await pieces().first().getByText('已遮盖').waitFor();
  await world.inspector().untilSaved();
});

it('accepts that evidence cannot be taken when the reason is written', async () => {
  await open('g-6.3');
  const demand = page().locator('.demands .demand').first();
  await demand.getByRole('button', { name: '不宜拍照' }).click();
  await page().locator('dialog[open] textarea').fill('防爆区，不得带入相机');
  await page().keyboard.press('Control+Enter');
  await demand.getByText('不宜拍照，防爆区，不得带入相机').waitFor();
  await page().locator('.missing-here li', { hasText: '证据' }).waitFor({ state: 'detached' });
});

it('takes the same photo on two items', async () => {
  const path = await keep('twice.jpg', (await paintPhotos(page(), 6)).at(-1) ?? new Uint8Array());
  const digests: string[] = [];
  for (const itemId of ['fertiliser-m1', 'fertiliser-m11']) {
    await open(itemId);
    await choose([path]);
    await pieces().first().locator('img').waitFor();
    digests.push(await pieces().first().locator('.piece-facts .mono').innerText());
  }
  expect(digests[0]).toBe(digests[1]);
  await world.inspector().untilSaved();
  expect(world.browser().complaints).toEqual([]);
});
