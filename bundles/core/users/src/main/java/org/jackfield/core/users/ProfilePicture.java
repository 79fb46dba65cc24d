package org.jackfield.core.users;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/**
 * Makes a profile picture of whatever image somebody brings: drawn anew, so that nothing of the file but what it shows is
 * kept, and small.
 */
final class ProfilePicture {

    static final int MOST_BYTES = 5 * 1024 * 1024;
    static final int MOST_POINTS = 6000;
    static final int SIDE = 256;

    private ProfilePicture() {}

    /** {@return a square PNG image of the middle of {@code image}} */
    static byte[] drawn(byte[] image) {
        if (image.length > MOST_BYTES) {
            throw ProblemException.of(
                    "users.picture-too-large", Problem.Kind.TOO_LARGE, image.length + " bytes",
                    "The picture is larger than 5 MB.", "Choose a smaller one.");
        }
        BufferedImage read = read(image);
        int square = Math.min(read.getWidth(), read.getHeight());
        int side = Math.min(SIDE, square);
        int left = (read.getWidth() - square) / 2;
        int top = (read.getHeight() - square) / 2;
        BufferedImage drawn = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(read, 0, 0, side, side, left, top, left + square, top + square, null);
        graphics.dispose();
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(drawn, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The size is looked at before a point is decoded: a few bytes can promise a picture that fills the memory. */
    private static BufferedImage read(byte[] image) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(image))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw unreadable();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (width < 1 || height < 1 || width > MOST_POINTS || height > MOST_POINTS) {
                    throw ProblemException.of(
                            "users.picture-too-large", Problem.Kind.TOO_LARGE, width + "×" + height,
                            "The picture has more than 6000 points on a side.", "Choose a smaller one.");
                }
                ImageReadParam every = reader.getDefaultReadParam();
                int step = Math.max(1, Math.min(width, height) / (2 * SIDE));
                every.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, every);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
            throw unreadable();
        }
    }

    private static ProblemException unreadable() {
        return ProblemException.invalid(
                "users.picture-invalid", "", "The file is not a picture that can be read.",
                "Choose a PNG, JPEG or GIF file.");
    }
}
