package org.jackfield.apps.recording.export;

import java.util.List;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.web.Formats;

/**
 * How an export is put into words.
 *
 * @param formats of whoever exports
 * @param tags how the site calls the custom tags, in order; empty for those that have no name
 */
record ExportWording(Formats formats, List<String> tags) {

    private static final Messages MESSAGES = Messages.of(ExportWording.class);

    String text(String key) {
        return MESSAGES.text(formats.locale(), key);
    }

    /** {@return what a custom tag is called; the first is 0} */
    String tag(int index) {
        return tags.get(index).isEmpty() ? MESSAGES.text(formats.locale(), "tag", index + 1) : tags.get(index);
    }
}
