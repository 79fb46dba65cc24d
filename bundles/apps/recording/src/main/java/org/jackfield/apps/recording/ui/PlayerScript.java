package org.jackfield.apps.recording.ui;

import com.vaadin.flow.component.UI;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The script of the player and the style sheet of the pages, which this bundle brings with it. */
final class PlayerScript {

    private static final String FOLDER = "context://recording/";

    private PlayerScript() {}

    /** Loads both into a browser tab, once; another version of the bundle has another address. */
    static void load(UI ui) {
        Bundle bundle = FrameworkUtil.getBundle(PlayerScript.class);
        String version = bundle == null ? "" : "?v=" + Long.toString(bundle.getLastModified(), Character.MAX_RADIX);
        ui.getPage().addJsModule(FOLDER + "player.js" + version);
        ui.getPage().addStyleSheet(FOLDER + "recording.css" + version);
    }
}
