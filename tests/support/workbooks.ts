import exceljs from "exceljs";

/** An .xlsx in memory, written by `fill`. */
export async function workbookOf(fill: (sheet: exceljs.Worksheet, book: exceljs.Workbook) => void) {
  const book = new exceljs.Workbook();
  fill(book.addWorksheet("表一"), book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** A list as an office mails it: merged title, unit row, header with breaks, total and sub-total rows. */
export const officeList = (): Promise<Buffer> =>
  workbookOf((sheet) => {
    sheet.addRows([
      ["云岭区2017年重点项目表"],
      ["单位：万元"],
      [
        "序号",
        "项目名称",
        "建设性质",
        "总投资\n（万元）",
        "2017年计划投资\n（万元）",
        "开工时间",
        "竣工时间",
        "联系领导",
        "责任单位",
        "类别",
      ],
      ["合计（3项）", null, null, 61000.5, 21000],
      ["一、工业（2项）", null, null, 60000, 20000],
      [
        1,
        "云岭新材料\n产业园",
        "新建",
        50000,
        15000,
        "2017",
        "2018",
        "市级联系领导01 市级联系领导02",
        "云岭开发区",
        "工业",
      ],
      [
        2,
        "东岸轴承扩能",
        "改扩建",
        10000,
        5000,
        "2017年3月",
        "2017.12",
        "市级联系领导02",
        "云岭开发区",
        "工业",
      ],
      ["二、基建（1项）", null, null, 1000.5, 1000],
      [
        3,
        "滨河路  （二期）",
        "续建",
        1000.5,
        1000,
        "2016",
        "2017",
        "市级联系领导01市级联系领导02",
        "",
        "基建",
      ],
    ]);
    sheet.mergeCells("A1:J1");
    sheet.mergeCells("A2:J2");
  });

/** A hundred projects in the shape of the real list of 2018, with its totals: 6,659,094 and 1,823,124 万元. */
export const hundredProjects = (): Promise<Buffer> =>
  workbookOf((sheet) => {
    const units = ["区住建局", "区经信局", "区发改局", "东城开发区"];
    const share = (total: number, at: number) =>
      Math.floor(total / 100) + (at === 0 ? total - Math.floor(total / 100) * 100 : 0);
    sheet.addRows([
      ["云岭区2018年重点项目表"],
      ["单位：万元"],
      [
        "序号",
        "项目名称",
        "建设性质",
        "总投资",
        "2018年计划投资",
        "开工时间",
        "竣工时间",
        "责任单位",
        "类别",
      ],
      ["合计（100项）", null, null, 6_659_094, 1_823_124],
    ]);
    for (let at = 0; at < 100; at++) {
      sheet.addRow([
        at + 1,
        `云岭第${at + 1}项目`,
        "新建",
        share(6_659_094, at),
        share(1_823_124, at),
        "2018",
        "2019",
        units[at % 4],
        "工业",
      ]);
    }
    sheet.mergeCells("A1:I1");
  });
