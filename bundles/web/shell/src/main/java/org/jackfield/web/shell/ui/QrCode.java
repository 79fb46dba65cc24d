package org.jackfield.web.shell.ui;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.vaadin.flow.component.Svg;
import java.util.Map;
import org.jackfield.api.security.Secret;

/** A QR code, drawn here: what it says goes to nobody but the browser. */
final class QrCode extends Svg {

    private static final long serialVersionUID = 1L;
    private static final int QUIET_ZONE = 4;

    QrCode(Secret text, String label) {
        super(draw(text.reveal()));
        addClassName("jf-qr");
        getElement().setAttribute("role", "img");
        getElement().setAttribute("aria-label", label);
    }

    /** {@return the picture, one unit to a module; dark modules of a row that lie together are one rectangle} */
    static String draw(String text) {
        BitMatrix modules;
        try {
            modules = new QRCodeWriter()
                    .encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET_ZONE));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int start = x;
                while (x < modules.getWidth() && modules.get(x, y)) {
                    x++;
                }
                if (x > start) {
                    path.append('M').append(start).append(' ').append(y).append('h').append(x - start).append("v1h-")
                            .append(x - start).append('z');
                }
                x++;
            }
        }
        int size = modules.getWidth();
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size + "\">"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path fill=\"#000\" d=\"" + path + "\"/></svg>";
    }
}
