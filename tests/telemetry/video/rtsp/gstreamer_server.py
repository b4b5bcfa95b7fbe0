"""Run by the system's Python: GStreamer's own RTSP server with a moving ball; says its port on one line."""

import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402

Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service("0")

auth = GstRtspServer.RTSPAuth()
auth.set_supported_methods(2)  # GST_RTSP_AUTH_DIGEST
token = GstRtspServer.RTSPToken()
token.set_string("media.factory.role", "user")
auth.add_digest("anna", "hose", token)
server.set_auth(auth)

for path, encoder in (
    ("/h264", "x264enc tune=zerolatency speed-preset=ultrafast key-int-max=15 ! rtph264pay name=pay0 pt=96"),
    ("/h265", "x265enc tune=zerolatency speed-preset=ultrafast key-int-max=15 ! rtph265pay name=pay0 pt=96"),
):
    factory = GstRtspServer.RTSPMediaFactory()
    source = (
        "videotestsrc is-live=true pattern=ball ! video/x-raw,width=320,height=192,framerate=30/1,format=I420"
    )
    factory.set_launch(f"( {source} ! {encoder} )")
    roles = GstRtspServer.RTSPPermissions()
    for permission in ("media.factory.access", "media.factory.construct"):
        roles.add_permission_for_role("user", permission, True)
    factory.set_permissions(roles)
    server.get_mount_points().add_factory(path, factory)
server.attach(None)
sys.stdout.write(f"{server.get_bound_port()}\n")
sys.stdout.flush()
GLib.MainLoop().run()
