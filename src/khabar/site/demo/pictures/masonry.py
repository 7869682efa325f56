"""A paint of laid stone: courses of blocks, each a little lighter or darker than its neighbours."""

import random
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw

from khabar.site.demo.pictures.paints import Box, Paint


@dataclass(frozen=True)
class Masonry:
    """*ground* seen as blocks: *course* is the height of a row, *contrast* how much the blocks differ."""

    ground: Paint
    course: float
    contrast: int = 14
    joint: int = 26

    def over(self, box: Box) -> Image.Image:
        width, height = box[2] - box[0], box[3] - box[1]
        # The pattern is drawn as grey around 128 and then added: the ground keeps its own light.
        pattern = Image.new("L", (width, height), 128)
        draw = ImageDraw.Draw(pattern)
        first = int(box[1] // self.course)
        for row in range(first, int(box[3] // self.course) + 1):
            source = random.Random(f"course {row}")  # noqa: S311  drawing, not secrecy
            top = row * self.course - box[1]
            x = -source.uniform(0, self.course * 2) - box[0]
            while x < width:
                end = x + self.course * source.uniform(1.3, 2.9)
                tone = 128 + source.randint(-self.contrast, self.contrast)
                if end > 0:
                    draw.rectangle((x, top, end, top + self.course), fill=tone)
                    draw.line([(x, top + self.course), (x, top), (end, top)], fill=tone - self.joint, width=1)
                x = end
        grey = Image.merge("RGB", (pattern, pattern, pattern))
        return ImageChops.add(self.ground.over(box), grey, offset=-128)
