package org.jackfield.core.users.directory;

import java.util.List;
import org.jackfield.api.users.OutsideNumber;

/**
 * A person as a directory knows it. Texts are empty where there is nothing.
 *
 * @param key what names the person for ever, whatever else changes
 * @param distinguishedName where the person stands
 * @param disabled whether the directory lets the person in no more
 */
record DirectoryPerson(
        String key,
        String distinguishedName,
        String principal,
        String firstName,
        String lastName,
        String email,
        boolean disabled,
        String extension,
        String agent,
        List<OutsideNumber> numbers) {}
