DROP TABLE known_device;
DROP TABLE link_request;
