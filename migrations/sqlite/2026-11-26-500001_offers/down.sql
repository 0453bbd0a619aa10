DROP TABLE signatory_link;
DROP TABLE offer;
