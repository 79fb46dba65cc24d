package org.jackfield.core.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ProfilePictureTest {

    static byte[] png(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(width / 2, height / 2, Color.RED.getRGB());
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage read(byte[] image) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(image));
    }

    @Test
    void pictureIsTheSquareMiddleAndAtMost256Points() throws IOException {
        assertThat(read(ProfilePicture.drawn(png(1200, 700))).getWidth()).isEqualTo(256);
        assertThat(read(ProfilePicture.drawn(png(1200, 700))).getHeight()).isEqualTo(256);
        assertThat(read(ProfilePicture.drawn(png(40, 90))).getHeight()).isEqualTo(40);
    }

    @Test
    void pictureIsDrawnAnewSoThatNothingElseOfTheFileIsKept() {
        byte[] clean = png(300, 300);
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(clean, clean.length + script.length);
        System.arraycopy(script, 0, both, clean.length, script.length);

        assertThat(new String(ProfilePicture.drawn(both), StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThatThrownBy(() -> ProfilePicture.drawn("<svg/>".getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("not a picture");
        assertThatThrownBy(() -> ProfilePicture.drawn(Arrays.copyOf(png(300, 300), 60))).hasMessageContaining("picture");
    }

    @Test
    void fileAndPictureAreBoundedBeforeAnythingIsDecoded() {
        assertThatThrownBy(() -> ProfilePicture.drawn(new byte[ProfilePicture.MOST_BYTES + 1]))
                .hasMessageContaining("5 MB");
        // the header of a small file promises 60000 by 60000 points
        byte[] bomb = png(8, 8);
        ByteBuffer header = ByteBuffer.wrap(bomb);
        header.putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(bomb, 12, 17);
        header.putInt(29, (int) crc.getValue());
        assertThatThrownBy(() -> ProfilePicture.drawn(bomb)).hasMessageContaining("6000 points");
    }
}
