package com.example.wallboard;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.security.SecurityService;

/** The board in the shell. */
@Service
@Command(scope = "wallboard", name = "show", description = "Shows how many callers wait and for how long")
public final class ShowCommand implements Action {

    @Reference
    private Wallboard wallboard;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(Wallboard.VIEW);
        Board board = wallboard.board();
        session.getConsole()
                .printf(
                        "%d waiting, %d talking, longest wait %d s%n",
                        board.waiting(), board.talking(), board.longestWaitMillis() / 1000);
        return null;
    }
}
