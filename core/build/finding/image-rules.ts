import { warning } from './rule';

/** Rules about images. Whatever is wrong with one, the article is served. */
export const imageRules = {
  'image-missing': warning({
    en: 'There is no file "{path}", so the image "{url}" is left as it is. Correct the path or add the file.',
    zh: '图片“{url}”的文件“{path}”不存在，地址原样保留；请改正路径或补上文件。',
    explain: {
      en:
        'A relative address of an image is a path from the folder of the article: `![](images/a.png)` in `blog/x.md`\n' +
        'is `blog/images/a.png`. Capitals count, and files and folders that begin with a dot are not looked at.\n' +
        'Put the file there, or write the whole address of an image elsewhere.',
      zh:
        '图片的相对地址从文章所在的文件夹算起：`blog/x.md` 里的 `![](images/a.png)` 是 `blog/images/a.png`。\n' +
        '区分大小写；以点开头的文件和文件夹不会读取。\n' +
        '请把文件放到那里；站外的图片请写完整的地址。',
    },
  }),
  'image-outside': warning({
    en: 'The image "{url}" leads out of the content directory, so it is not served. Copy it beside the article.',
    zh: '图片“{url}”位于内容目录之外，不会发布；请把它复制到文章旁边。',
    explain: {
      en:
        'Paths and links out of the content directory could publish any file of the machine, so they are not followed.\n' +
        'Copy the image into the folder of the article, or one below.',
      zh:
        '指向内容目录之外的路径和符号链接可能公开机器上的任何文件，因此不会跟随。\n' +
        '请把图片复制到文章所在的文件夹，或它下面的文件夹。',
    },
  }),
  'image-unreadable': warning({
    en: 'The image "{url}" cannot be used: {problem}. Put an ordinary, readable file in its place.',
    zh: '图片“{url}”无法使用：{problem}；请换成可以读取的普通文件。',
    explain: {
      en:
        'Images are ordinary files of at most 20 MiB that the user who builds may read. Folders, pipes and devices are\n' +
        'none. Make a large image smaller: few readers have screens for more than 2,000 pixels.',
      zh:
        '图片应当是普通文件，不超过 20 MiB，执行构建的用户能读它。文件夹、管道和设备都不是图片。\n' +
        '太大的图片请缩小：很少有读者的屏幕能显示 2000 像素以上的宽度。',
    },
  }),
  'image-unknown': warning({
    en: 'The file of the image "{url}" is no PNG, JPEG, GIF, WebP, AVIF or SVG with a size; export it again.',
    zh: '图片“{url}”的文件不是带有尺寸的 PNG、JPEG、GIF、WebP、AVIF 或 SVG；请重新导出。',
    explain: {
      en:
        'The first bytes of a file tell its format and size, whatever its name says. These tell none that is known here,\n' +
        'often because an upload was broken off or a page with an error was saved under the name of an image.\n' +
        'An SVG needs `width` and `height`, or a `viewBox`.',
      zh:
        '无论叫什么名字，文件的格式和尺寸都写在开头的字节里。从这个文件的开头看不出任何支持的格式，\n' +
        '往往是因为上传中断，或把报错的网页存成了图片文件。\n' +
        'SVG 需要 `width` 和 `height`，或者 `viewBox`。',
    },
  }),
  'image-damaged': warning({
    en: 'The image "{url}" is damaged: {reason}. Export or copy it again.',
    zh: '图片“{url}”已损坏：{reason}；请重新导出或复制。',
    explain: {
      en:
        'The size could be read, but not the picture: bytes are missing or changed, often by a copy that was broken off.\n' +
        'Readers see a part of it or nothing. There is no colour and no placeholder for it.',
      zh:
        '能读出尺寸，却读不出画面：缺少或改变了一些字节，往往是因为复制中断。\n' +
        '读者只能看到一部分，或什么也看不到。它没有主色，也没有占位图。',
    },
  }),
  'image-too-many-pixels': warning({
    en: 'The image "{url}" says it has {width} × {height} pixels, more than {limit} million; make it smaller.',
    zh: '图片“{url}”的尺寸是 {width} × {height}，超过 {limit}00 万像素；请缩小它。',
    explain: {
      en:
        'A small file can unpack to gigabytes, which stops the programs of readers. An image of more than 40 million\n' +
        'pixels is not unpacked and not served. Make it as wide as pages show it, 2,000 pixels are plenty.',
      zh:
        '很小的文件解压后可能有几 GB，会让读者的程序卡死。超过 4000 万像素的图片不会解压，也不会发布。\n' +
        '请缩到页面显示的宽度，2000 像素足够了。',
    },
  }),
  'image-unsafe': warning({
    en: 'The SVG "{url}" has {found} in line {line}, column {column}, so it is not served. Remove that, or export a plain SVG or a PNG.',
    zh: 'SVG“{url}”第 {line} 行第 {column} 列有{found}，未发布；请删掉，或导出成普通 SVG 或 PNG。',
    explain: {
      en:
        'An SVG can hold scripts, and a reader who opens it by its address runs them under the name of the site. What may\n' +
        'be in it is a list: shapes, text, styles and animations of SVG in UTF-8, and notes of drawing programs. Links lead\n' +
        'to parts of the same file, and pictures and fonts are written into it (`data:`). `foreignObject`, in which some\n' +
        'programs put text, is not on the list: switch formatted text (HTML) off there. Drawing programs call the result\n' +
        '"plain SVG" or "optimized SVG"; a PNG will do as well.',
      zh:
        'SVG 里可以有脚本；直接打开它的地址，就会以本站的名义运行这些脚本。\n' +
        '可以有的内容是一张清单：UTF-8 编码的 SVG 图形、文字、样式和动画，以及绘图软件自己的记录。\n' +
        '链接只能指向同一文件里的部分，图片和字体要写在文件里（`data:`）。\n' +
        '有的软件用 `foreignObject` 放文字，它不在清单里：请在软件里关掉带格式（HTML）的文字。\n' +
        '绘图软件里叫“普通 SVG”或“优化的 SVG”；改用 PNG 也行。',
    },
  }),
  'image-wrong-name': warning({
    en: 'The image "{url}" is {format} by its content; it is served as that. Rename it to end in .{format}.',
    zh: '图片“{url}”的内容是 {format}，按这个格式发布；请改名，以 .{format} 结尾。',
    explain: {
      en:
        'The ending of a name tells programs what to expect; some believe it and show nothing. Rename the file, or\n' +
        'save it in the format that its name promises.',
      zh:
        '程序从扩展名判断文件的格式；有的程序只看扩展名，就什么也显示不出来。\n' +
        '请给文件改名，或按扩展名的格式另存。',
    },
  }),
  'image-too-slow': warning({
    en: 'The image "{url}" took more than {seconds} seconds to read, so it has no placeholder; make it smaller.',
    zh: '读取图片“{url}”超过 {seconds} 秒，因此没有占位图；请缩小它。',
    explain: {
      en:
        'A build gives every image the same time, so that one file cannot hold up all others. Make the image as wide as\n' +
        'pages show it, 2,000 pixels are plenty.',
      zh:
        '每张图片的处理时限相同，以免一个文件拖住其他所有文件。\n' +
        '请把图片缩到页面显示的宽度，2000 像素足够了。',
    },
  }),
  'image-unreachable': warning({
    en: 'The image "{url}" could not be fetched: {reason}. Correct the address, or try npm run images again.',
    zh: '图片“{url}”获取失败：{reason}；请改正地址，或再运行一次 npm run images。',
    explain: {
      en:
        'When `npm run images` last asked for this image, it got none, and wrote the reason into `images.json`.\n' +
        'Readers may not see it either. Correct the address, or copy the image beside the article; when the other\n' +
        'side was only down for a while, run `npm run images` again.',
      zh:
        '`npm run images` 上次没有取到这张图片，原因写在 `images.json` 里。读者可能也看不到它。\n' +
        '请改正地址，或把图片复制到文章旁边；\n' +
        '如果对方只是暂时不可用，请再运行一次 `npm run images`。',
    },
  }),
  'images-file-unusable': warning({
    en: 'images.json cannot be used{where}: {problem}. Run npm run images, which writes it anew.',
    zh: 'images.json 无法使用{where}：{problem}；请运行 npm run images，它会重新写出这个文件。',
    explain: {
      en:
        'The file is written by `npm run images` and holds an object of addresses, each with `format`, `width`,\n' +
        '`height`, `color` and `placeholder`, or with `error`. What does not fit is ignored; sizes are then unknown.\n' +
        'After a merge with conflicts, remove the file or the lines in question and run `npm run images`.',
      zh:
        '这个文件由 `npm run images` 写出，是以图片地址为键的对象，\n' +
        '每一项有 `format`、`width`、`height`、`color` 和 `placeholder`，或者有 `error`。\n' +
        '不符合的会忽略，这些图片的尺寸就未知。\n' +
        '合并时有冲突的话，请删掉这个文件或有冲突的行，再运行 `npm run images`。',
    },
  }),
};
